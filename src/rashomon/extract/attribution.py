"""Who says what: every stretch of a report that is put in somebody's mouth.

In: the sentences of one report. Out: attributions with speaker, cue, content span, stance and through whom; what none
of them covers is the publisher's own voice. Rules: ``rules/attribution_en.yaml``; verbs: ``vocabulary/speech.yaml``.
Who stands behind whom is decided in ``relays.py``; quotations and speech without a cue in ``quotations.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import regex

from rashomon.extract.contents import content_of
from rashomon.extract.dictated import dictated
from rashomon.extract.quotations import continued, introduced, told_on, unattributed
from rashomon.extract.quoted import quotations
from rashomon.extract.relays import carrier, relayed
from rashomon.extract.said import Said
from rashomon.extract.speakers import Speakers
from rashomon.records import Attribution, Name, Sentence, Span, Stance
from rashomon.rules import Match, find_all, load_rules
from rashomon.values.names import same_name
from rashomon.vocabulary import load_vocabulary

__all__ = ["Said", "attribute", "stance_of"]

#: The rest of a site's name, which no phrase holds: "according to Border | .com".
_SITE = regex.compile(r"\.(?:com|org|net|info|co\.\p{Ll}{2}|\p{Ll}{2})\b(?!\.\p{L})")
#: A subject that has swallowed the end of the clause before it: "fell on the mill and the governor says".
_TO_PLACE = regex.compile(
    r"\b(?:at|in|on|near|from|by|to|into|outside|inside|against|with|of|for|over)\s(?:the\s)?$", regex.IGNORECASE
)
_NEXT_CLAUSE = regex.compile(r"[^,]+?\sand\s(?P<subject>(?:the|an?|his|her|its|their|our)\s[^,]+)")
_WHEN = regex.compile(
    r"(?:morning|afternoon|evening|night|noon|midnight|today|yesterday|weekend|time)\sand\s", regex.IGNORECASE
)
#: A pronoun as the subject of a sentence: "In the town on Monday, he defended the raid, saying ..."
_PRONOUN_ACTS = regex.compile(
    r"(?:(?:in|on|at|after|during|for|by|late|earlier|later)\b[^,;:“”\"]{2,60},\s)?(?P<who>he|she|they)\s(?!who\b)",
    regex.IGNORECASE,
)
#: Content that may hold another attribution.
_MAY_SAY = regex.compile(r"according\sto|\b(?:quoted|cited|accus\p{L}+|blam\p{L}+|put)\b", regex.IGNORECASE)
#: What only a heading may be read by; of the second, whoever speaks.
_OF_HEADINGS = frozenset({"heading", "heading of anybody"})
_DEEPEST = 3


def attribute(sentences: Sequence[Sentence], speakers: Speakers) -> list[Said]:
    """Return the attributions of a report, sentence by sentence; ``speakers`` resolves names and pronouns."""
    quoted = quotations(sentences)
    speakers.quoted = [run for run in quoted if _in_step(run, sentences)]
    by_rule = [item for sentence in sentences for item in _by_rule(sentence, speakers, quoted)]
    by_rule += introduced(sentences, quoted, by_rule, speakers.subjects)
    by_rule += dictated(sentences, quoted, speakers.subjects)
    own: dict[int, list[Said]] = {}
    for item in (*by_rule, *continued(sentences, by_rule)):
        own.setdefault(item.sentence, []).append(item)
    said: list[Said] = []
    for sentence in sentences:
        said.extend(own.get(sentence.index) or unattributed(sentence, said, sentences, speakers))
    said += [item for item in continued(sentences, said) if item.attribution.speaker.words]
    said += told_on(sentences, said)
    said += continued(sentences, said)  # what is left of quotations is somebody's, if nobody's who is known
    return sorted(said, key=lambda item: (item.match, item.attribution.content))


def stance_of(cue: str) -> Stance:
    """Return the stance that the first word of a cue puts its content under; "asserts" for words that are no verb."""
    first = cue.split()[0].lower() if cue.split() else ""
    return _verb_stances().get(first, "asserts")


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _by_rule(sentence: Sentence, speakers: Speakers, quoted: Sequence[Span]) -> list[Said]:
    speakers.enter(sentence)
    own: list[Said] = []
    for match, at in _matches(sentence):
        own.extend(_read(match, at, sentence, speakers, own))
    return relayed([item for item in own if not _says_of_itself(item, sentence, quoted)], sentence, speakers)


def _in_step(run: Span, sentences: Sequence[Sentence]) -> bool:
    """Tell a quotation from what stands between two: typed marks that are out of step open before a blank."""
    first = next((one for one in sentences if one.span.start <= run.start < one.span.end), None)
    return first is not None and not first.text[run.start - first.span.start].isspace()


def _says_of_itself(item: Said, sentence: Sentence, quoted: Sequence[Span]) -> bool:
    """Tell "I said" within a quotation: whoever is quoted says that too."""
    if item.teller is None:
        return False
    start, end = item.teller.start - sentence.span.start, item.teller.end - sentence.span.start
    return sentence.text[start:end] in {"I", "we", "We"} and any(q.start <= item.teller.start < q.end for q in quoted)


def _matches(sentence: Sentence) -> list[tuple[Match, int]]:
    """Keep one reading per cue, each with where the searched text begins in the sentence.

    A cue with its content before it goes first, rules in the order of their file.
    """
    kept: list[tuple[Match, int]] = []
    taken: list[tuple[int, int]] = []
    for match, at in _search(sentence.text, 0, sentence.heading):
        start, end = match.spans["cue"]
        if all(at + end <= first or at + start >= last for first, last in taken):
            kept.append((match, at))
            taken.append((at + start, at + end))
    return sorted(kept, key=lambda pair: pair[1] + pair[0].spans["cue"][0])


def _search(text: str, at: int, heading: bool, depth: int = 0) -> Iterator[tuple[Match, int]]:
    """Yield what matches in a text, and then within the contents found, where somebody may say what another said."""
    inner: list[tuple[int, int]] = []
    for match in find_all(load_rules("attribution_en"), text):
        only = match.rule.gives.get("only")
        if (only in _OF_HEADINGS and not heading) or (only == "whole sentence" and depth):
            continue
        yield match, at
        span = match.spans.get("content") or match.spans["before"]
        if span not in inner:
            inner.append(span)
    for start, end in inner if depth < _DEEPEST else ():
        if _may_say(text[start:end]):
            yield from _search(text[start:end], at + start, False, depth + 1)


def _may_say(words: str) -> bool:
    return bool(_verbs().search(words) or _MAY_SAY.search(words))


def _read(match: Match, at: int, sentence: Sentence, speakers: Speakers, before: Sequence[Said]) -> list[Said]:
    offset = sentence.span.start + at
    start, end = content_of(match, sentence.text[at:], _stance(match))
    speaker = _speaker(match, offset, sentence, speakers, before)
    if speaker is None or (match.rule.gives.get("only") in {"heading", "speaker"} and not _speaks(speaker)):
        return []
    via = (*carrier(match["addressee"], speakers), *_quoting(match, offset, speakers))
    attribution = Attribution(
        speaker=speaker,
        content=Span(offset + start, offset + end),
        cue=match["cue"],
        stance=_stance(match),
        via=via,
        found_by=f"rule:{match.rule.name}",
    )
    spans = {name: Span(offset + first, offset + last) for name, (first, last) in match.spans.items()}
    whole = Span(offset + match.start, offset + match.end)
    if "speaker" in spans:
        first, last = _subject(match, offset, sentence)
        spans["speaker"] = Span(offset + first, offset + last)
    return [Said(attribution, whole, sentence.index, spans.get("speaker"), spans["cue"])]


def _speaker(match: Match, offset: int, sentence: Sentence, speakers: Speakers, before: Sequence[Said]) -> Name | None:
    if match.rule.gives.get("speaker") == "unnamed":
        return speakers.unnamed()
    if "speaker" in match.spans:
        start, end = _subject(match, offset, sentence)
        base = offset - sentence.span.start
        site = _SITE.match(sentence.text, base + end)
        words = sentence.text[base + start : base + end] + (site[0] if site else "")
        around = _around(offset + start, before)
        name = speakers.resolve(words, match["aside"].strip(" ,()"), offset + start, around)
        hidden = words.lower() == "they" and speakers.is_quoted(offset + start)
        return name or (speakers.unnamed() if hidden else None if around else speakers.somebody(words))
    if before:  # a participle goes on with who spoke last in the sentence
        return before[-1].attribution.speaker
    pronoun = _PRONOUN_ACTS.match(sentence.text)
    meant = speakers.resolve(pronoun["who"], position=sentence.span.start + pronoun.start("who")) if pronoun else None
    return meant or speakers.subjects.get(sentence.index)


def _subject(match: Match, offset: int, sentence: Sentence) -> tuple[int, int]:
    """Return where the speaker's words stand in the searched text, without the end of a clause before them."""
    start, end = match.spans["speaker"]
    if match.spans["cue"][0] < start:  # "according to police and the coroner" names both
        return start, end
    base = offset - sentence.span.start
    joined = _NEXT_CLAUSE.fullmatch(sentence.text, base + start, base + end)
    behind = joined is not None and (
        _TO_PLACE.search(sentence.text, 0, base + start) or _WHEN.match(sentence.text, base + start)
    )
    return (joined.start("subject") - base, end) if joined and behind else (start, end)


def _around(position: int, before: Sequence[Said]) -> Name | None:
    """Return whose words a place lies in, by what was read of its sentence so far."""
    own = (one.attribution for one in before if one.attribution.content.start <= position < one.attribution.content.end)
    return next((one.speaker for one in own), None)


def _quoting(match: Match, offset: int, speakers: Speakers) -> tuple[Name, ...]:
    """Return who quotes the speaker; unlike a hearer, it may be anybody."""
    if not match["relay"]:
        return ()
    name = speakers.resolve(match["relay"], position=offset + match.spans["relay"][0])
    return () if name is None or same_name(name, speakers.publisher) else (name,)


def _speaks(speaker: Name) -> bool:
    """Tell whoever can speak from a subject or a place before a colon: "Baghdad: two rockets hit"."""
    return speaker.kind not in {"unknown", "state"} and (speaker.kind != "unnamed" or bool(speaker.role))


def _stance(match: Match) -> Stance:
    given: Stance | None = match.rule.gives.get("stance")
    return given or stance_of(match["cue"])


@cache
def _verb_stances() -> Mapping[str, Stance]:
    return {
        form: entry["stance"]
        for entry in load_vocabulary("speech").values()
        for form in (*entry["finite"], entry["participle"])
    }


@cache
def _verbs() -> regex.Pattern[str]:
    return regex.compile(r"\b\L<forms>\b", regex.IGNORECASE, forms=list(_verb_stances()))
