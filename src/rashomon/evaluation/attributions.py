"""Attributions against marked ones: spans of each part, sentence by sentence and whole, and the attributions as such.

In: texts with their attributions, and what was predicted. Out: figures with intervals. All is compared in tokens (words
and single signs), so that punctuation and quotation marks count as annotated, and blanks do not.

- Spans, as published (Wang et al. 2022, "CofeNet"): cut at the borders of sentences and scored sentence by sentence,
  exact (``source_f1``), by the beginning (``source_begin_f1``) and by overlap (``source_jaccard``).
- Whole spans over the text (``source_whole_f1``): one that goes on over sentences is right only as a whole.
- Attributions (``attribution_f1``): right where the spans of the speaker, or their absence, and all of the content are
  the gold ones. ``attribution_partial_f1``: the speaker exact, and of the content at least half of what both cover
  together shared; each goes with one other at most. The cue is not compared in either.
- ``direct_recall``, ``mixed_recall``, ``indirect_recall``: of the contents of the key that are all, partly or not in
  quotation marks (the set has no labels for it, the marks of the text tell), the share found as a whole, exactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.one_to_one import best_pairs
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets.texts import AttributedText, Attribution, Labelled, Span
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.evaluation.spans import Overlap, Spans, SpanScores, cut, in_tokens, score, token_places, tokens_at
from rashomon.evaluation.summaries import mean_interval
from rashomon.extract.quoted import quotations
from rashomon.extract.sentences import split
from rashomon.extract.speech import speech_of

LABELS = ("SOURCE", "CUE", "CONTENT")
SPEECH = ("direct", "mixed", "indirect")
#: The least overlap (Jaccard) of two contents that are taken for the same.
SHARED = 0.5

#: An attribution in tokens: the spans of the speaker, and of the content.
Told = tuple[frozenset[Span], frozenset[Span]]
Predicted = Mapping[str, Sequence[Attribution]]


def summarise(
    benchmark: str, split_name: str, texts: Sequence[AttributedText], predicted: Predicted, spans: Spans | None = None
) -> Result:
    """Score predictions by the id of the text; a text that is missing has none. Raises UsageError without texts.

    ``spans`` are in characters; without them, the spans of the attributions are scored.
    """
    counts: dict[str, Mapping[str, Counts]] = {}
    overlaps: dict[str, Collection[Overlap]] = {}
    marked = {one.id: spans_of(predicted.get(one.id, ())) for one in texts} if spans is None else spans
    whole, pieces = _span_scores(texts, marked)
    for label in LABELS:
        name = label.lower()
        counts |= {name: pieces[label].exact, f"{name}_begin": pieces[label].begin, f"{name}_whole": whole[label].exact}
        overlaps[f"{name}_jaccard"] = pieces[label].overlap.values()
    for name, shared in (("attribution", None), ("attribution_partial", SHARED)):
        counts[name] = {one.id: _told_counts(one, predicted.get(one.id, ()), shared) for one in texts}
    by_speech = _by_speech(texts, marked)
    metrics = {name: value for kind, by_text in counts.items() for name, value in shares(kind, by_text).items()}
    metrics |= {f"{name}_recall": shares(name, found)[f"{name}_recall"] for name, found in by_speech.items()}
    metrics |= {name: 100 * sum(found, Overlap()).mean for name, found in overlaps.items()}
    intervals = {n: ends for kind, by_text in counts.items() for n, ends in share_intervals(kind, by_text).items()}
    intervals |= {name: mean_interval(found) for name, found in overlaps.items()}
    ends = {name: share_intervals(name, found) for name, found in by_speech.items()}
    intervals |= {f"{name}_recall": ends[name][f"{name}_recall"] for name in by_speech}
    return Result(benchmark, split_name, len(texts), metrics, intervals)


def spans_of(attributions: Iterable[Attribution]) -> set[Labelled]:
    """Return every span of some attributions, with its label."""
    return {
        (*span, label)
        for one in attributions
        for label, spans in zip(LABELS, (one.speaker, one.cue, one.content), strict=True)
        for span in spans
    }


def borders(text: str) -> list[int]:
    """Return the first token after each sentence; what stands between two sentences belongs to the second."""
    places = token_places(text)
    found = (tokens_at(places, sentence.span.end, len(text)) for sentence in split(text))
    return [tokens[0] for tokens in found if tokens]


def told(text: str, attributions: Iterable[Attribution]) -> list[Told]:
    """Return attributions in tokens."""
    places = token_places(text)

    def turned(spans: Iterable[Span]) -> frozenset[Span]:
        return frozenset(tokens for span in spans if (tokens := tokens_at(places, *span)))

    return [(turned(one.speaker), turned(one.content)) for one in attributions]


def match(gold: Sequence[Told], predicted: Sequence[Told], shared: float | None = None) -> int:
    """Return how many attributions go with one of the key, each with one at most.

    They do when speaker and content are the same; with ``shared``, when the speaker is and the contents overlap so far.
    """
    if shared is None:
        return (Counter(gold) & Counter(predicted)).total()
    fits = [[float(one[0] == key[0] and _overlap(one[1], key[1]) >= shared) for key in gold] for one in predicted]
    return len(best_pairs(fits))


def _span_scores(texts: Sequence[AttributedText], marked: Spans) -> tuple[dict[str, SpanScores], dict[str, SpanScores]]:
    """Score the spans of each label: whole, and cut at the borders of sentences."""
    gold = {one.id: in_tokens(one.text, spans_of(one.attributions)) for one in texts}
    found = {one.id: in_tokens(one.text, marked.get(one.id, ())) for one in texts}
    ends = {one.id: borders(one.text) for one in texts}
    gold_cut, found_cut = ({key: cut(spans, ends[key]) for key, spans in side.items()} for side in (gold, found))
    whole = {label: score(gold, found, label=label) for label in LABELS}
    return whole, {label: score(gold_cut, found_cut, label=label) for label in LABELS}


def _by_speech(texts: Sequence[AttributedText], marked: Spans) -> dict[str, dict[str, Counts]]:
    """Count by kind of speech and text how many contents of the key there are, and how many are found exactly.

    A kind that the key does not have is left out.
    """
    counts: dict[str, dict[str, Counts]] = {speech: {} for speech in SPEECH}
    for one in texts:
        quoted = quotations(split(one.text))
        found = in_tokens(one.text, marked.get(one.id, ()))
        kinds: dict[str, list[bool]] = {speech: [] for speech in SPEECH}
        for start, end in (span for attribution in one.attributions for span in attribution.content):
            hit = not in_tokens(one.text, [(start, end, "CONTENT")]).isdisjoint(found)
            kinds[speech_of(one.text[start:end], start, quoted)].append(hit)
        for speech, hits in kinds.items():
            counts[speech][one.id] = Counts(sum(hits), len(hits), sum(hits), len(hits))
    return {speech: found for speech, found in counts.items() if any(one.gold for one in found.values())}


def _told_counts(text: AttributedText, predicted: Sequence[Attribution], shared: float | None) -> Counts:
    gold, given = told(text.text, text.attributions), told(text.text, predicted)
    right = match(gold, given, shared)
    return Counts(right, len(given), right, len(gold))


def _overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Return the Jaccard overlap of the tokens of two contents; 1 where both are empty."""
    mine, theirs = ({at for span in spans for at in range(*span)} for spans in (one, other))
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0
