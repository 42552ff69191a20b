"""Details told apart from any happening: how many died, who was hit, what was destroyed.

In: a sentence, and those harmed in it. Out: mentions, each labelled with its field. Never says which happening a detail
belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from rashomon.extract.matched import best, mention_of
from rashomon.records import Mention, Sentence
from rashomon.rules import Match, find_all, load_rules

_BEHIND = regex.compile(r"\b(?:of|from|for|with|in|by)\s(?:the\s)?$", regex.I)


def find_details(sentence: Sentence, harmed: Sequence[Mention]) -> list[Mention]:
    """Return the details of a sentence in order of place, with those harmed in it."""
    return _with_harmed(list(_details(sentence)), harmed, sentence)


def _details(sentence: Sentence) -> Iterator[Mention]:
    for match in best(find_all(load_rules("details_en"), sentence.text), by_trigger=False):
        yield from _detail(sentence, match)


def _detail(sentence: Sentence, match: Match) -> Iterator[Mention]:
    gives = match.rule.gives
    for group, span in match.spans.items():
        field = gives.get("field", "") if group in {"count", "victim"} else group
        if group in {"counted", "dead", "casualties"} or (group == "count" and "victim" in match.spans):
            continue
        if group == "weapon" and len(match.spans) > 1:
            continue  # it says what is counted
        if group == "count" and "weapon" in match.spans and "field_if_weapon" in gives:
            field = gives["field_if_weapon"]
        elif group == "count" and "else_without" in gives and gives["else_without"] not in match.spans:
            field = gives["field_else"]
        code = f"{gives['low']}-{gives.get('high', '')}" if "low" in gives else ""
        whole = (span[0], match.spans.get("counted", span)[1]) if group not in {"victim", "injured"} else span
        yield mention_of(sentence, whole, field, match, code=code)
        if "field_also" in gives:
            yield mention_of(sentence, whole, gives["field_also"], match, code=code)


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
