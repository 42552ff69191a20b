"""Who says what: every stretch of a report that is put in somebody's mouth.

In: the sentences of one report. Out: attributions with speaker, cue, content span and stance; what none of them
covers is the publisher's own voice. Rules: ``rules/attribution_en.yaml``; verbs: ``vocabulary/speech.yaml``. Pronouns
go back to the last fitting speaker or subject; speech told on in the first person stays with its speaker within the
paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from rashomon.extract.speakers import Speakers
from rashomon.records import Attribution, Name, Sentence, Span, Stance
from rashomon.rules import Match, find_all, load_rules
from rashomon.vocabulary import load_vocabulary

_FIRST_PERSON = regex.compile(r"\b(?:I|(?i:we|our|ours|my|me|ourselves)|us)\b")
#: Where what somebody says ends and the publisher goes on: "the army said it was calm, but two shells fell".
_TURN = regex.compile(r",\s(?:but|while|whereas|although|though|even\sas)\s", regex.IGNORECASE)
#: "Although the army had warned that ..., a drone hit": the main clause after the comma is the publisher's.
_CONCESSION = regex.compile(r"(?:although|though|while|even\sthough)\s", regex.IGNORECASE)
_COMMA = regex.compile(r",\s")
_QUOTED = regex.compile(r"[“\"]([^“”\"]{3,})(?:[”\"]|$)")
_WHOLLY_QUOTED = regex.compile(r"\s*[“\"][^“”\"]+[”\"]?\s*$")


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution with where its rule matched: what lies in the match but not in the content is the telling."""

    attribution: Attribution
    match: Span
    sentence: int


def attribute(sentences: Sequence[Sentence], speakers: Speakers) -> list[Said]:
    """Return the attributions of a report, sentence by sentence; ``speakers`` resolves names and pronouns."""
    said: list[Said] = []
    for sentence in sentences:
        speakers.enter(sentence)
        own: list[Said] = []
        for match in _matches(sentence):
            own.extend(_read(match, sentence, speakers, own))
        said.extend(own or _unattributed(sentence, said, sentences, speakers))
    return sorted([*said, *_told_on(sentences, said)], key=lambda item: (item.match, item.attribution.content))


def _matches(sentence: Sentence) -> list[Match]:
    """Keep one reading per cue; a cue with its content before it goes first, rules in the order of their file."""
    kept: list[Match] = []
    for match in find_all(load_rules("attribution_en"), sentence.text):
        cue = match.spans["cue"]
        if all(cue[1] <= other.spans["cue"][0] or cue[0] >= other.spans["cue"][1] for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.spans["cue"])


def _read(match: Match, sentence: Sentence, speakers: Speakers, before: Sequence[Said]) -> list[Said]:
    offset = sentence.span.start
    start, end = _content(match, sentence.text)
    speaker: Name | None
    if match.rule.gives.get("speaker") == "unnamed":
        speaker = speakers.unnamed()
    elif "speaker" in match.spans:
        speaker = speakers.resolve(match["speaker"], match["aside"].strip(" ,()"), offset + match.spans["speaker"][0])
    else:  # a participle goes on with who spoke last in the sentence
        speaker = before[-1].attribution.speaker if before else speakers.subject(sentence)
    if speaker is None:
        return []
    addressee = match["addressee"]
    via = (speakers.name(addressee),) if addressee[:1].isupper() else ()
    attribution = Attribution(
        speaker=speaker,
        content=Span(offset + start, offset + end),
        cue=match["cue"],
        stance=_stance(match),
        via=via,
        found_by=f"rule:{match.rule.name}",
    )
    return [Said(attribution, Span(offset + match.start, offset + match.end), sentence.index)]


def _content(match: Match, sentence: str) -> tuple[int, int]:
    """The stretch a speaker is said to say: up to where the publisher goes on, or on behind the cue after "and"."""
    start, end = match.spans.get("content") or match.spans["before"]
    turn = (_COMMA if _CONCESSION.match(sentence) else _TURN).search(match["content"])
    if turn:
        end = start + turn.start()
    if match["tail"].startswith(("and ", "but ")):  # "two shells fell, the army said, and a guard was hurt"
        end = match.spans["tail"][1]
    return start, end


def _stance(match: Match) -> Stance:
    given: Stance | None = match.rule.gives.get("stance")
    return given or _verb_stances().get(match["cue"].split()[0].lower(), "asserts")


def _unattributed(
    sentence: Sentence, before: Sequence[Said], sentences: Sequence[Sentence], speakers: Speakers
) -> list[Said]:
    """Quotations without a speaker: of the last speaker within a paragraph, of nobody known when they stand alone."""
    found: list[Said] = []
    for quoted in _QUOTED.finditer(sentence.text):
        last = before[-1] if before and sentences[before[-1].sentence].paragraph == sentence.paragraph else None
        alone = _WHOLLY_QUOTED.match(sentence.text) is not None
        if last is None and not alone:
            continue
        speaker = last.attribution.speaker if last else speakers.unknown()
        content = Span(sentence.span.start + quoted.start(1), sentence.span.start + quoted.end(1))
        attribution = Attribution(speaker, content, "quotation", found_by="rule:quotation")
        found.append(Said(attribution, content, sentence.index))
    return found


def _told_on(sentences: Sequence[Sentence], said: Sequence[Said]) -> list[Said]:
    """Speech told on without a cue: up to the last first-person sentence of the paragraph it belongs to the speaker."""
    by_sentence: Mapping[int, Said] = {item.sentence: item for item in said}
    found: list[Said] = []
    speaker: Said | None = None
    for sentence in sentences:
        if sentence.index in by_sentence:
            speaker = by_sentence[sentence.index]
            continue
        if speaker is None or sentences[speaker.sentence].paragraph != sentence.paragraph:
            speaker = None
        elif _first_person_ahead(sentence, sentences, by_sentence):
            attribution = replace(speaker.attribution, content=sentence.span, stance="asserts", found_by="rule:told on")
            found.append(Said(attribution, sentence.span, sentence.index))
    return found


def _first_person_ahead(sentence: Sentence, sentences: Sequence[Sentence], said: Mapping[int, Said]) -> bool:
    for ahead in sentences[sentence.index :]:
        if ahead.paragraph != sentence.paragraph or (ahead.index in said and ahead.index != sentence.index):
            return False
        if _FIRST_PERSON.search(_QUOTED.sub("", ahead.text)):
            return True
    return False


@cache
def _verb_stances() -> Mapping[str, Stance]:
    return {
        form: entry["stance"]
        for entry in load_vocabulary("speech").values()
        for form in (*entry["finite"], entry["participle"])
    }
