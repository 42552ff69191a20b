"""Who accuses, denies, condemns, arrests, keeps silent: acts in passages of modern news that were marked by hand.

In: the folder of all sets, and the marks of this repository (:mod:`rashomon.evaluation.sets.acts`). Out: a result
over the held passages, as the recognisers read them, without the gate. An act told is right where one of its kind is
marked whose words it shares a part with. Wanted are the marked acts about violence; one told that is marked as being
about something else is neither right nor wrong. ``rules_`` are the figures of the rules alone, ``encoder_`` of the
encoder alone, those without a name of both, as in use. ``actors_`` and ``recipients_`` ask, of acts that are right,
for the same words or words that end or begin them (:func:`rashomon.evaluation.benchmarks.marked.same`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon import records
from rashomon.compare.values import bare
from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.marked import same
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import acts
from rashomon.evaluation.sets.acts import ActText, MarkedAct
from rashomon.evaluation.sets.texts import Span
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.records import Mention, Sentence

#: Field of a mention -> the kind of act it is, where it is no happening; an open field is "unclear".
_KINDS = {"comment": "silent", "verification": "unverified", "responsibility": "claim"}
_OPEN, _UNCLAIMED = "unknown", "none claimed"


@dataclass(frozen=True, slots=True)
class ToldAct:
    """An act as told: its kind, its words and its parties, in characters of the passage."""

    kind: str
    cue: Span
    who: Span | None = None
    whom: Span | None = None


#: A passage to the acts that rules, encoder and both tell, by the name of the way.
Read = Callable[[str], Mapping[str, Sequence[ToldAct]]]


def measure_acts(data: Path, look: Look, *, read: Read | None = None, folder: Path = acts.FOLDER) -> Result:
    """Measure on the held passages. Raises DataMissing when the marks or a set they speak of are not there."""
    try:
        texts = look.first(acts.load(data, folder, held=True))
    except (OSError, ValueError) as error:
        raise DataMissing(f"'evaluate acts' reads marks in {folder} and their texts in {data}: {error}") from error
    if not texts:
        raise DataMissing(f"{folder} holds no marks: run from the folder of the repository that has them")
    tell = read or _reader()
    told = [(one, tell(one.text)) for one in look.counted(texts)]
    metrics, intervals = dict[str, float](), dict[str, tuple[float, float]]()
    for way in told[0][1]:
        for name, count in (("acts", counted), ("actors", actors), ("recipients", recipients)):
            by_text = {f"{at}": count(one, of[way]) for at, (one, of) in enumerate(told)}
            metrics |= shares(way + name, by_text)
            intervals |= share_intervals(way + name, by_text)
    return Result("acts", "held", len(texts), metrics, intervals)


def counted(one: ActText, told: Iterable[ToldAct]) -> Counts:
    """Return how many acts told are right, and how many marked ones are told."""
    pairs = [(act, _marked(one, act)) for act in told]
    judged = [mark for act, mark in pairs if mark is None or mark.violent]
    wanted = _wanted(one)
    found = {(mark.kind, mark.cue) for _, mark in pairs if mark is not None and mark.violent}
    return Counts(sum(mark is not None for mark in judged), len(judged), len(found), len(wanted))


def actors(one: ActText, told: Iterable[ToldAct]) -> Counts:
    """Return the counts of who acts, over the acts that are right."""
    return _parties(one, told, lambda act: act.who)


def recipients(one: ActText, told: Iterable[ToldAct]) -> Counts:
    """Return the counts of to whom or what it is done, over the acts that are right."""
    return _parties(one, told, lambda act: act.whom)


def told_acts(mentions: Iterable[Mention], sentences: Sequence[Sentence]) -> Iterator[ToldAct]:
    """Yield the acts, silences and claims that mentions tell of; a claim that is doubted or taken back is none."""
    from rashomon.pipeline.acted import words_of

    every = list(mentions)
    for one in every:
        span = words_of(one, sentences[one.sentence])
        if one.label == "happening":
            parts = {part.label: part.span for part in reversed(every) if part.anchor == one.anchor and part.anchor}
            who, whom = (_place(parts.get(label)) for label in ("perpetrator", "recipient"))
            yield ToldAct(one.code, (span.start, span.end), who, whom)
        elif one.label in _KINDS or one.code == _OPEN:
            kind = "unclear" if one.code == _OPEN else "noclaim" if one.code == _UNCLAIMED else _KINDS[one.label]
            if kind == "claim" and one.stance != "asserts":
                continue
            yield ToldAct(kind, (span.start, span.end))


def _place(span: records.Span | None) -> Span | None:
    return None if span is None else (span.start, span.end)


def _wanted(one: ActText) -> set[tuple[str, Span]]:
    return {(act.kind, act.cue) for act in one.acts if act.violent}


def _marked(one: ActText, told: ToldAct) -> MarkedAct | None:
    """Return the marked act of the same kind whose words a told one shares a part with, one about violence first."""
    here = [act for act in one.acts if act.kind == told.kind and _meet(act.cue, told.cue)]
    return min(here, key=lambda act: not act.violent, default=None)


def _parties(one: ActText, told: Iterable[ToldAct], party: Callable[[MarkedAct | ToldAct], Span | None]) -> Counts:
    right = predicted = gold = 0
    for act in told:
        marks = [mark for mark in one.acts if mark.kind == act.kind and mark.violent and _meet(mark.cue, act.cue)]
        if not marks:
            continue
        wanted = [bare(one.text[slice(*span)]) for mark in marks if (span := party(mark)) is not None]
        given = party(act)
        gold, predicted = gold + bool(wanted), predicted + (given is not None)
        right += given is not None and any(same(bare(one.text[slice(*given)]), words) for words in wanted)
    return Counts(right, predicted, right, gold)


def _meet(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _reader() -> Read:
    from rashomon.encoder.acts import load_acts
    from rashomon.encoder.model import load_encoder
    from rashomon.encoder.said import HEADS
    from rashomon.extract.mentions import recognise
    from rashomon.extract.sentences import on_one_line, split
    from rashomon.pipeline.acted import judge_acts, with_acts
    from rashomon.vocabulary import kinds

    encoder, head = load_encoder(said=True), load_acts()
    said = {kind for kind, entry in kinds().items() if entry["form"] == "said"}

    def read(text: str) -> Mapping[str, Sequence[ToldAct]]:
        sentences = on_one_line(split(text))
        ranges = [(one.span.start, one.span.end) for one in sentences]
        seen = head.read(encoder.scan(text, ranges, HEADS), ranges)
        rules = recognise(sentences)
        ways = {"": with_acts(rules, judge_acts(rules, seen, sentences)), "rules_": rules}
        told = {
            way: [act for act in told_acts(found, sentences) if act.kind in said or act.kind not in kinds()]
            for way, found in ways.items()
        }
        return {**told, "encoder_": [ToldAct(act.kind, act.cue, act.who, act.whom) for act in seen]}

    return read
