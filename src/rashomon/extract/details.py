"""Details told apart from any happening: how many died, who was hit, what was destroyed.

In: a sentence, and those harmed in it. Out: mentions, each labelled with its field. Never says which happening a detail
belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from rashomon.extract.deeds import can_be_done
from rashomon.extract.doers import doer
from rashomon.extract.matched import best, leads, mention_of
from rashomon.extract.people import Somebody, find_people
from rashomon.extract.people_lists import list_ending_at
from rashomon.records import Mention, Sentence
from rashomon.rules import Match, find_all, load_rules

DETAILS = ("details_en", "doers_en", "munitions_en", "taken_en")
#: The code of a pronoun for who did it: whom it means, the report has told before.
TOLD_BEFORE = "told before"
#: Fields whose passives may tell of a list of people that ends right before them.
_LISTED = frozenset({"arrested", "kidnapped", "missing"})
_SOME_OF = regex.compile(r"\bof\s(?:them|whom)$", regex.I)
_AND_BEFORE = regex.compile(r"\sand\s$", regex.I)
_BEHIND = regex.compile(r"\b(?:of|from|for|with|in|by)\s(?:the\s)?$", regex.I)


def find_details(sentence: Sentence, harmed: Sequence[Mention]) -> list[Mention]:
    """Return the details of a sentence in order of place, with those harmed in it."""
    return _with_harmed(list(_details(sentence)), harmed, sentence)


def _details(sentence: Sentence) -> Iterator[Mention]:
    matches = [match for name in DETAILS for match in find_all(load_rules(name), sentence.text)]
    for of_doers in (False, True):  # who did it is told beside what else its words tell: "a suspect named Bo was held"
        for match in best((m for m in matches if _tells_who(m) == of_doers), by_trigger=False):
            if sentence.heading or not match.rule.gives.get("heading"):
                yield from _detail(sentence, match)


def _tells_who(match: Match) -> bool:
    """Tell a match that tells of nothing but who did it."""
    return not match.spans.keys() - {"perpetrator", "hedge", "sayer"}


def _detail(sentence: Sentence, match: Match) -> Iterator[Mention]:
    gives = match.rule.gives
    for group, span in match.spans.items():
        field = gives.get("field", "") if group in {"count", "victim"} else group
        if group in {"counted", "dead", "casualties", "hedge", "sayer"} or (
            group == "count" and "victim" in match.spans
        ):
            continue
        if group == "weapon" and len(match.spans) > 1:
            continue  # it says what is counted
        if group == "count" and "weapon" in match.spans and "field_if_weapon" in gives:
            field = gives["field_if_weapon"]
        elif group == "count" and "else_without" in gives and gives["else_without"] not in match.spans:
            field = gives["field_else"]
        code = f"{gives['low']}-{gives.get('high', '')}" if "low" in gives else ""
        code = TOLD_BEFORE if gives.get("told_before") else code
        told = (span[0], match.spans.get("counted", span)[1])
        if field in _LISTED and match.start == span[0] and (several := _listed(sentence.text, told)):
            yield mention_of(sentence, (several.start, several.end), field, match, code=f"{several.low}-{several.high}")
            continue
        whole = (span[0], match.spans.get("counted", span)[1]) if group not in {"victim", "injured"} else span
        if group == "perpetrator" and code != TOLD_BEFORE:
            who = _who(match, sentence.text)
            if who is None:
                continue
            whole = who
        yield mention_of(sentence, whole, field, match, code=code, stance=gives.get("stance", "asserts"))
        if "field_also" in gives:
            yield mention_of(sentence, whole, gives["field_also"], match, code=code)


def _who(match: Match, text: str) -> tuple[int, int] | None:
    """Return the span of who did it; None where its words name nobody, or where what is done by them is no deed."""
    if match.rule.gives.get("of") == "deed" and not can_be_done(text, match.start):
        return None
    return doer(text, match.spans["perpetrator"], subject=leads(match))


def _listed(text: str, span: tuple[int, int]) -> Somebody | None:
    """Return the list that ends with those a passive tells of: "two men and | a woman were arrested".

    None where they are no list, where they are some of those told of before ("two girls, and one of them"), and where
    they do not stand where the match begins.
    """
    if _SOME_OF.search(text[slice(*span)]):
        return None
    people = find_people(text)
    last = next((number for number, one in reversed([*enumerate(people)]) if span[0] <= one.start < span[1]), None)
    if last is None or not _AND_BEFORE.search(text, 0, people[last].start):
        return None
    found = list_ending_at(people, last, text)
    return found if found.high is not None else None


def _with_harmed(details: list[Mention], harmed: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """Add those harmed to the details: of two over the same words the one that covers more of them stays.

    Of two over equally many, that which has added up a list: "two men and two women" are four.
    """
    new = [one for one in harmed if not any(_covers(old, one) and not _adds_up(one, old) for old in details)]
    kept = [old for old in details if not any(_covers(one, old) for one in new) and not _is_inside(old, new, sentence)]
    return sorted([*kept, *new], key=lambda m: m.span)


def _is_inside(old: Mention, harmed: Sequence[Mention], sentence: Sentence) -> bool:
    """Tell a count that stands in a phrase behind those harmed: "20 nurses from three agencies were abducted"."""
    before = sentence.text[: old.span.start - sentence.span.start]
    earlier = any(one.label == old.label and one.span.end < old.span.start for one in harmed)
    return earlier and _BEHIND.search(before) is not None


def _adds_up(one: Mention, old: Mention) -> bool:
    return bool(one.code) and not old.code and one.span == old.span


def _covers(one: Mention, other: Mention) -> bool:
    return one.label == other.label and one.span.start <= other.span.start and other.span.end <= one.span.end
