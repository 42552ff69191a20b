"""Who was killed, wounded, shot or abducted, told by name, by description or by number: "killing Ann Rowe".

In: the sentences of a report. Out: mentions of counts, each over the words for those harmed ("two men and a woman").
A list of names gives a mention for each; every other list gives one, whose count is what its members come to. The words
of harm are ``rules/harmed_en.yaml``. Never adds up what stands in different sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from rashomon.extract.harm_subjects import after, before, is_active, same_subject
from rashomon.extract.people import Somebody, find_people, first_names, last_names
from rashomon.records import Mention, Sentence, Span
from rashomon.rules import Match, find_all, load_rules

#: Asides in brackets, but for ages ("6 staff (4 of them drivers) were killed"), and bounds of an age.
_ASIDE = regex.compile(r"\((?!(?:aged?\s)?\d{1,3}\))[^()]*\)|\s(?:young|old)er\sthan\s\d{1,2}\b(?!\s\p{L}+ing\b)")
#: A part of those before the brackets, or others: "five guards (three | killed and two wounded)".
_OF_THE_ASIDE = regex.compile(r"\([^()]*\w[^()]*$")
#: Words by which one alone harms himself.
_BY_HIMSELF = regex.compile(r"\b(?:(?:him|her)self|(?:his|her)\sown\slife)\b", regex.I)
_UNTRUE = regex.compile(
    r"\b(?:attempted|trying\sto|tried\sto|threatened\sto|intent\sto|conspiracy\sto|plott?(?:ed|ing)\sto)\s*$", regex.I
)


def find_harmed(sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Yield mentions of those harmed, sentence by sentence."""
    surnames: frozenset[str] | None = None
    for sentence in sentences:
        if sentence.text.endswith("?"):
            continue
        matches = list(find_all(load_rules("harmed_en"), sentence.text))
        if not matches:
            continue
        if surnames is None:
            text = "\n".join(one.text for one in sentences)
            surnames = last_names(text) | first_names(text)
        yield from _of_sentence(sentence, matches, surnames)


def harmed_in(text: str) -> list[tuple[str, str]]:
    """Return field and words of everybody harmed in one sentence, for the examples of the rules."""
    sentence = Sentence(0, Span(0, len(text)), text, 0)
    return [(m.label, text[m.span.start : m.span.end]) for m in find_harmed([sentence])]


def _of_sentence(sentence: Sentence, matches: Sequence[Match], surnames: frozenset[str]) -> Iterator[Mention]:
    text = _ASIDE.sub(lambda found: " " * len(found[0]), sentence.text)
    people = find_people(text, surnames)
    told: list[tuple[Match, Somebody | None]] = []
    active: list[Match] = []
    subject: tuple[int, Somebody] | None = None
    for match in sorted(matches, key=lambda m: (m.rule.gives.get("who") != "after", m.start)):
        who = match.rule.gives.get("who")
        if _UNTRUE.search(text[: match.start]):
            continue
        if who == "before" and _OF_THE_ASIDE.search(sentence.text[: match.start]):
            continue
        if who is None:
            told.append((match, None))
        elif who == "after":
            if found := after(people, match, text):
                active.append(match)
                told.append((match, found))
        elif not is_active(match, active, text):
            found = before(people, match, text) or same_subject(subject, people, match, text)
            others = found.low > 1 if found else bool(active)  # "shot two men before killing himself"
            if others and _BY_HIMSELF.search(text[match.start : match.end]):
                found = Somebody(match.start, match.end, "pronoun", 1, 1)
            if found:
                subject = (match.end, found)
                told.append((match, found))
    yield from _mentions(sentence, told)


def _mentions(sentence: Sentence, told: Sequence[tuple[Match, Somebody | None]]) -> Iterator[Mention]:
    seen: set[tuple[str, int]] = set()
    killed = [who for match, who in told if who and match.rule.gives["field"] == "killed"]
    for match, who in told:
        field = match.rule.gives["field"]
        if who is None:
            yield _mention(sentence, (match.start, match.end), field, match, _own_count(match))
            continue
        if field != "killed" and any(_is_of(who, dead) for dead in killed):
            continue  # "shot and later died": told as killed already
        ones = who.members if who.members and who.kind == "name" else (who,)
        for one in ones:
            if (field, one.start) in seen:
                continue
            seen.add((field, one.start))
            yield _mention(sentence, (one.start, one.end), field, match, _code(one))


def _is_of(who: Somebody, dead: Somebody) -> bool:
    """Tell somebody among the dead; "one of | two men | shot on Monday died" leaves one alive."""
    return dead.start <= who.start < dead.end and (who.start == dead.start or who.low <= dead.low)


def _own_count(match: Match) -> str:
    gives = match.rule.gives
    if "low" in gives:
        return f"{gives['low']}-"
    count = next(gives[group] for group in match.groups if group in gives)
    return f"{count}-{count}"


def _code(who: Somebody) -> str:
    if who.kind == "counted" and not who.members:
        return ""  # its words are read as a number
    return f"{who.low}-{'' if who.high is None else who.high}"


def _mention(sentence: Sentence, span: tuple[int, int], field: str, match: Match, code: str) -> Mention:
    at = sentence.span.start
    place = Span(at + span[0], at + span[1])
    return Mention(place, field, code, sentence.index, 1.0, f"rule:{match.rule.name}")
