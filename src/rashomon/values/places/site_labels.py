"""What words name a site, and how far to the left its name reaches: "the old | Kindi hospital".

In: a sentence, its words and the candidates found in it. Out: heads in order, each with the range of its label, its
kind, and the place that is known by it or named inside it. What a site is tied to is for ``sites``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.records import Place
from rashomon.values.countries import country_of_people
from rashomon.values.places.candidates import Candidate
from rashomon.values.places.kinds import kind_of, site_pattern, site_words
from rashomon.values.places.tokens import Token, word_list


@dataclass(frozen=True, slots=True)
class Head:
    """The words that name a site: label range, kind, the place they name themselves or the town inside the label."""

    start: int
    end: int
    kind: str
    known: Place | None = None
    inside: tuple[Candidate, ...] = ()
    named: bool = False


def heads_of(sentence: str, words: Sequence[Token], found: Sequence[Candidate]) -> list[Head]:
    """Return the heads of a sentence in order, none inside another."""
    known = [candidate for candidate in found if candidate.place.site]
    heads = [_known_head(sentence, candidate) for candidate in known]
    for match in site_words(sentence):
        if any(head.start < match.end() and match.start() < head.end for head in heads):
            continue
        inside = [c for c in found if c.start < match.end() and match.start() < c.end]
        if not inside:
            heads.append(_head(sentence, words, match, found))
    return sorted(heads, key=lambda head: head.start)


def settled(sentence: str, head: Head, home: Sequence[str]) -> Head:
    """Drop a town inside a label that only lends its name: "Medina district" in Mogadishu, "Haifa Street"."""
    if head.known is not None or not head.inside:
        return head
    place = head.inside[-1].place
    lent = head.kind in ("street", "square", "bridge", "district") and sentence[head.inside[-1].end + 1].isupper()
    away = bool(home) and bool(place.country) and place.country not in home
    return replace(head, inside=(), named=True) if lent or away else head


def _known_head(sentence: str, candidate: Candidate) -> Head:
    """A building or base known by name, with a word for its kind after it: "Ain al-Asad air base"."""
    after = re.match(rf"\s+(?:{site_pattern().pattern})", sentence[candidate.end :], re.IGNORECASE)
    end = candidate.end + (after.end() if after else 0)
    return Head(candidate.start, end, kind_of(candidate.place.site) or "compound", candidate.place, (candidate,), True)


def _head(sentence: str, words: Sequence[Token], match: re.Match[str], found: Sequence[Candidate]) -> Head:
    first = _first_of_label(words, match.start())
    start = min(words[first].start, match.start())
    inside = tuple(c for c in found if start <= c.start and c.end <= match.start())
    free = [
        word
        for word in words[first:]
        if word.end <= match.start() and word.capital and not any(c.start <= word.start < c.end for c in inside)
    ]
    names = [w for w in free if not country_of_people(w.text) and w.lower not in word_list("openers")]
    named = any(word.lower not in word_list("never") for word in names)
    return Head(start, match.end(), kind_of(match[0]), None, inside, named)


def _first_of_label(words: Sequence[Token], start: int) -> int:
    """Go left from a word for a site over capitals and adjectives of sites that belong to its name."""
    first = next(i for i, word in enumerate(words) if start < word.end)
    if words[first].start != start:  # inside a word: "re-port"
        return first
    while first > 0 and words[first].gap == " " and not words[first - 1].possessive:
        word = words[first - 1]
        joins = (
            word.lower in word_list("site_adjectives")
            or word.lower in word_list("sides")
            or (word.capital and not _begins(words, first - 1))
        )
        if not joins:
            break
        first -= 1
    return first


def _begins(words: Sequence[Token], index: int) -> bool:
    """Tell whether a capital is only that of the sentence, or of a day: it is no part of a site's name."""
    word = words[index]
    return (
        word.lower in ("the", "a", "an")
        or word.lower in word_list("openers")
        or (index == 0 and word.lower in word_list("never"))
    )
