"""Who was killed, wounded, shot or abducted, told by name, by description or by number: "killing Ann Rowe".

In: the sentences of a report. Out: mentions of counts, each over the words for those harmed ("two men and a woman").
A list of names gives a mention for each; every other list gives one, whose count is what its members come to. The words
of harm are ``rules/harmed_en.yaml``. Never adds up what stands in different sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from rashomon.extract.people import Somebody, find_people, is_inside, last_names, list_ending_at, list_starting_at
from rashomon.records import Mention, Sentence, Span
from rashomon.rules import Match, find_all, load_rules, mark

#: What may stand between those harmed and the words that say so: asides, "who", auxiliaries, where they were.
_BEFORE = regex.compile(
    r"\s*(?:,\s[^,.;]{1,60}(?:,\s[^,.;]{1,50})?,)?,?"
    r"(?:\s+(?:who|that|both|all|each|is|was|were|are|has|have|had|been|being|later|also|then|reportedly|apparently|allegedly|himself|herself|"
    r"(?:\w{3,}ed|beaten|shot|taken|stopped|ambushed|robbed)(?:,|\s+(?:and|then|but))+|"
    r"(?:in|at|from|of|inside|outside|on|near|aboard|with|for|by|among|during)\s(?:(?:the|an?|his|her|their|its)\s)?(?:[\w’'.\-]+\s?){1,5}?)|\s+\w+ly)*,?\s*",
    regex.I,
)
_REACH = 120
_DOER = regex.compile(r"\b(?:gunm[ae]n|attackers?|assailants?|militants?|robbers?|shooters?|snipers?)\b", regex.I)
#: How a phrase behind somebody begins, and which function words it may hold.
_OPENS = regex.compile(r"\s*(?:,\s|\w+ing\s|(?:of|for|from|with|in|at|near|on|who|that|aboard|inside|outside)\s)")
_MARKED = regex.compile(r"\v([\p{L}\p{N}’'\-]+)")
_ALLOWED = frozenset(
    "a an the this that these those his her their its of for from with in at near on by to into along between around outside inside aboard"
    " who which was were is are has have had been being be also and or as while during including another other both all one two three".split()
)
_AND = regex.compile(r"ed\W+and\s*$")
#: Asides in brackets, but for ages: "6 staff (4 of them drivers) were killed".
_ASIDE = regex.compile(r"\((?!(?:aged?\s)?\d{1,3}\))[^()]*\)")
#: A participle without "was" tells of its subject only where no object follows.
_BE = regex.compile(
    r"\b(?:was|were|is|are|be|been|being|got|lay|remains?|remained|has|have|had|died|dies|dead|deceased|found|survived|himself|herself|condition|life|lives|suicide|self|succumbed|perished|suffered|sustained|received|suffering|missing|disappeared|fatally|critically|seriously|wounds?)\b",
    regex.I,
)
_NO_OBJECT = regex.compile(
    r"\s*(?:$|[.,;:–—|(-]|(?:in|by|at(?!\sleast)|on|including|during|while|when|after|and|near|outside|inside|over|as|since|from|following|because|with|but|for|along|within|early|late|overnight|last|this|yesterday|today|this|before|to|around|just|between|\w+ly|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)",
    regex.I,
)
_ACTIVE = regex.compile(r"\b(?:who|that|which|he|she|they)\s+(?:\w+ly\s+)?$", regex.I)
_NOT = regex.compile(r"\b(?:not|never|nor|n[’']t)\b", regex.I)
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
            surnames = last_names("\n".join(one.text for one in sentences))
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
        if who is None:
            told.append((match, None))
        elif who == "after":
            if found := _after(people, match, text):
                active.append(match)
                told.append((match, found))
        elif not _is_active(match, active, text):
            found = _before(people, match, text) or _same_subject(subject, people, match, text)
            if found:
                subject = (match.end, found)
                told.append((match, found))
    yield from _mentions(sentence, told)


def _same_subject(
    subject: tuple[int, Somebody] | None, people: Sequence[Somebody], match: Match, text: str
) -> Somebody | None:
    """Who is told of by a verb before this one: "Ann Rowe was shot in the back and is in critical condition"."""
    if subject is None or match.start < subject[0]:
        return None
    between = text[subject[0] : match.start]
    tied = regex.search(r"\b(?:and|but|then)\s*$", between) is not None and ";" not in between
    apart = any(subject[0] <= one.start < match.start for one in people) or _NOT.search(text[match.start : match.end])
    return subject[1] if tied and not apart else None


def _is_active(match: Match, active: Sequence[Match], text: str) -> bool:
    if _BE.search(text[match.start : match.end]):
        return False
    if any(other.start < match.end and match.start < other.end for other in active):
        return True
    return _ACTIVE.search(text[: match.start]) is not None or _NO_OBJECT.match(text, match.end) is None


def _after(people: Sequence[Somebody], match: Match, text: str) -> Somebody | None:
    for at, one in enumerate(people):
        if one.start >= match.end:
            near = text[match.end : one.start].strip() in {"", "off-duty", "up to", "about"}
            return list_starting_at(people, at, text) if near and one.kind != "pronoun" else None
    return None


def _before(people: Sequence[Somebody], match: Match, text: str) -> Somebody | None:
    for at in range(len(people) - 1, -1, -1):
        one = people[at]
        if one.end > match.start:
            continue
        between = text[one.end : match.start]
        if len(between) > _REACH or _NOT.search(between) or _NOT.search(text[match.start : match.end]):
            return None
        if is_inside(text, one.start):
            continue  # in a phrase behind somebody: "two drivers of a relief agency"
        bare = _BE.search(text[match.start : match.end]) is None and not between.strip()
        if bare and _DOER.search(text[one.start : one.end]):
            return None  # "gunmen shot at the car"
        if _BEFORE.fullmatch(between) or _is_phrase(text, one.end, match.start):
            return list_ending_at(people, at, text)
    return None


def _is_phrase(text: str, start: int, end: int) -> bool:
    """Tell a stretch without a verb of its own: "travelling in a bus near the ford, ", "of a relief agency"."""
    marked = mark(text)[start + 1 : end + 1]
    if any(stop in marked for stop in ";:“”\"") or _OPENS.match(marked) is None:
        return False
    words = _MARKED.findall(mark(text)[start : end + 1])
    return all(word.lower() in _ALLOWED or (word.endswith("ed") and _AND.search(marked)) for word in words)


def _mentions(sentence: Sentence, told: Sequence[tuple[Match, Somebody | None]]) -> Iterator[Mention]:
    seen: set[tuple[str, int]] = set()
    killed = {
        at for match, who in told if who and match.rule.gives["field"] == "killed" for at in range(who.start, who.end)
    }
    for match, who in told:
        field = match.rule.gives["field"]
        if who is None:
            yield _mention(sentence, (match.start, match.end), field, match, _own_count(match))
            continue
        if field != "killed" and who.start in killed:
            continue  # "shot and later died": told as killed already
        ones = who.members if who.members and who.kind == "name" else (who,)
        for one in ones:
            if (field, one.start) in seen:
                continue
            seen.add((field, one.start))
            yield _mention(sentence, (one.start, one.end), field, match, _code(one))


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
