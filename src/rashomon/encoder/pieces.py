"""Pieces of a phrase made whole: "two" before "bombs", "a charge of" before "dynamite", "the chief of the".

In: the candidates chosen for an incident with their chances, all candidates of the text, and its scan. Out: the same,
none of them a piece; two that become one have the greater chance. The encoder begins a string anew in the middle of a
phrase where it has learned both the whole and its end.

1. One that ends in a preposition or an article, or that only counts the noun after it ("two", "other"), is one with
   another chosen for its role that begins where it ends, with nothing but blanks between: "two" and "bombs".
2. One that counts ("two", "20 kg of") goes on with such a candidate that was not chosen, too.
3. What ends in a preposition, an article or a conjunction even then, or in a participle that opens a clause behind a
   noun, is cut before it: "chief of the" is "chief", "a truck owned" (by a mill) is "a truck".
4. What only counts the noun after it even then is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import regex

from rashomon.encoder.candidates import Candidate, Spot, folded
from rashomon.encoder.scan import Scan
from rashomon.rules.marking import mark
from rashomon.values.numbers import NUMBER_WORDS
from rashomon.vocabulary import load_vocabulary

Chosen = tuple[Candidate, float]

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'\-]*")
_DIGITS = regex.compile(r"\d+")
#: Words beside numbers that say how many of a noun, or which of them, and stand for nothing without it.
_COUNTING = frozenset({"other", "another", "several", "some", "many", "few", "at", "least", "about", "the", "a", "an"})
_ARTICLES = frozenset({"the", "a", "an"})
#: Prepositions that end compounds too: "a pick up", "the stand off".
_PARTICLES = frozenset({"up", "off", "over"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
#: Participles that seldom end a phrase: what they tell of its noun follows them.
_BEHIND = frozenset(
    {
        "accompanied", "armed", "belonging", "called", "carrying", "dressed", "driving", "headed", "identified",
        "known", "led", "linked", "living", "loaded", "located", "named", "owned", "parked", "riding", "travelling",
        "traveling", "used", "wearing", "working",
    }
)  # fmt: skip
_OPENING = frozenset('([{“‘"')
#: How many characters behind a fill are asked what word they begin with.
_AHEAD = 40


def whole(chosen: Sequence[Chosen], found: Sequence[Candidate], scan: Scan) -> list[Chosen]:
    """Return the chosen candidates without pieces, in their order."""
    kept = list(chosen)
    while pair := next(((one, rest) for one in kept if (rest := _goes_on(one[0], kept, found, scan))), None):
        kept = _joined(kept, *pair, scan)
    return [made for one in kept if (made := _cut(one, scan)) is not None]


def _goes_on(one: Candidate, kept: Sequence[Chosen], found: Sequence[Candidate], scan: Scan) -> Candidate | None:
    """Return the candidate that a piece goes on with; None for what is no piece, or goes on with nothing."""
    words = _words(one, scan)
    counts = _only_counts(one, words, scan)
    if not counts and not _ends_in(words, _opens):
        return None
    rest = next((other for other, _ in kept if _touch(one, other.best, other, scan)), None)
    if rest is not None or not (counts or (words[-1] == "of" and _is_number(words[0]))):
        return rest
    after = [(spot.score, other) for other in found for spot in other.spots if _touch(one, spot, other, scan)]
    return max(after, key=lambda pair: pair[0])[1] if after else None


def _touch(one: Candidate, spot: Spot, other: Candidate, scan: Scan) -> bool:
    """Tell whether a candidate's place follows the best one of another of its role, with nothing but blanks between."""
    if other.role != one.role or spot.first != one.best.stop:
        return False
    text, end = scan.text, one.best.end
    return text[end : spot.start].isspace() and text[end - 1].isalnum() and text[spot.start].isalnum()


def _joined(kept: Sequence[Chosen], first: Chosen, rest: Candidate, scan: Scan) -> list[Chosen]:
    """Return those kept with one made of two."""
    one, chance = first
    place = next(spot for spot in rest.spots if _touch(one, spot, rest, scan))
    ours = Spot(one.best.first, place.stop, one.best.start, place.end, max(one.best.score, place.score))
    others = [spot for spot in rest.spots if spot is not place and rest.best is place]
    words = folded(scan.text[ours.start : ours.end])
    made = Candidate(one.role, words, tuple(sorted([ours, *others], key=lambda spot: spot.start)))
    chance = max([chance, *(theirs for other, theirs in kept if other is rest)])
    with_it = [(made, chance) if pair[0] is one else pair for pair in kept]
    return [pair for pair in with_it if pair[0] is not rest]


def _cut(one: Chosen, scan: Scan) -> Chosen | None:
    """Return a candidate cut before what it ends in; None where nothing that names anything is left."""
    candidate, chance = one
    words = _words(candidate, scan)
    kept = len(words)
    while kept and not _closed(candidate, scan) and _ends_in(words[:kept], _opens_or_joins):
        kept -= 1
    if kept == len(words):
        return None if _only_counts(candidate, words, scan) else one
    if not kept or all(map(_counts, words[:kept])):
        return None
    spots = tuple(_ended(spot, kept, scan) for spot in candidate.spots)
    return Candidate(candidate.role, folded(scan.text[spots[0].start : spots[0].end]), spots), chance


def _ended(spot: Spot, words: int, scan: Scan) -> Spot:
    """Return a place with only its first words."""
    end = [match.end() for match in _WORD.finditer(scan.text, spot.start, spot.end)][words - 1]
    within = sum(scan.offsets[at, 0] < end for at in range(spot.first, spot.stop))
    return replace(spot, stop=spot.first + int(within), end=end)


def _closed(one: Candidate, scan: Scan) -> bool:
    """Tell whether a mark stands at the end that closes something: "the union [UP]", "that one."."""
    last = scan.text[one.best.end - 1]
    return not last.isalnum() and last not in _OPENING


def _only_counts(one: Candidate, words: Sequence[str], scan: Scan) -> bool:
    """Tell words that only count the noun after them: "two" of "two bombs", not of "two of them" or "two died"."""
    if not words or not all(map(_counts, words)):
        return False
    ahead = scan.text[one.best.end : one.best.end + _AHEAD]
    return ahead[:1].isspace() and ahead.strip()[:1].isalnum() and not mark(f"x{ahead.lower()}")[2:].startswith("\v")


def _words(one: Candidate, scan: Scan) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(scan.text, one.best.start, one.best.end)]


def _ends_in(words: Sequence[str], of: Callable[[str], bool]) -> bool:
    """Tell whether words end in one of a sort: not a name ("group A", "the UP" in capitals), nor half of a verb."""
    if not words or not of(words[-1]):
        return False
    before = words[-2] if len(words) > 1 else "of"
    return before not in _ARTICLES and (words[-1] != "a" or _opens_or_joins(before))


def _counts(word: str) -> bool:
    return word in _COUNTING or _is_number(word)


def _is_number(word: str) -> bool:
    return word in NUMBER_WORDS or _DIGITS.fullmatch(word) is not None


def _opens(word: str) -> bool:
    return word in _function_words()[0]


def _opens_or_joins(word: str) -> bool:
    return _opens(word) or word in _function_words()[1]


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that open the rest of a phrase, and those that another phrase or a clause begins with."""
    words = load_vocabulary("function_words")
    opening = {*_ARTICLES, *map(str, words["preposition"])} - _PARTICLES
    return frozenset(opening), frozenset({*map(str, words["conjunction"]), *_RELATIVE, *_BEHIND}) - opening
