"""The words of a name: tidied, and what their ends say about the bearer.

In: words as printed. Out: plain words, tokens, the head noun. It classifies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rashomon.values.actors import actor_named, actor_spans, actor_word_lists
from rashomon.values.countries import country_named, country_of_people
from rashomon.vocabulary.persons import ones

#: How many words are kept with what was said of them.
_KEPT = 1 << 13
_EDGES = " \t\n\r\u00a0“”\"‘’',;:.!?()[]–—-"
_DETERMINERS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that", "these", "those", "some", "any")
)
_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "bint", "de", "del", "da", "dos", "van", "von", "der", "la", "ul", "abu")
)
_COUNTRY_WORDS = 4
#: A name in quotation marks or brackets between two parts of a person's name: 'John "Jack" Brand'.
_NICKNAME = re.compile(r"(?<=\w|\.) [“\"‘'(](?:[A-Z][\w.\-]*)[”\"’')] (?=[A-Z])")
#: Callings by their ends, in small letters: "novelist", "chairwoman", "archbishop", "auctioneer".
_CALLING = re.compile(r"[a-z\-]{3,}(?:[a-z]{2}ist|woman|women|man|men|bishop|neer|ician|grapher|keeper|ballers?)s?")
#: Marks of direction, which are no part of any name.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@lru_cache(maxsize=_KEPT)
def tidy(words: str) -> str:
    """Return words on one line without outer punctuation, leading adverbs and determiners."""
    text = _NICKNAME.sub(" ", _UNSEEN.sub("", " ".join(words.split())))
    while True:
        plain = text.lstrip(_EDGES).rstrip(_EDGES.replace(".", "").replace(")", ""))
        plain = plain if re.search(r"\b(?:[A-Z]\.)+$", plain) else plain.rstrip(".")
        first, _, rest = plain.partition(" ")
        lower = first.casefold().rstrip(",")
        if rest and (lower in _DETERMINERS or lower in listed("leading")):
            plain = rest
        if plain == text:
            return text
        text = plain


def listed(name: str) -> frozenset[str]:
    """Return one list of words of ``vocabulary/actors.yaml``."""
    return actor_word_lists()[name]


def capital(token: str) -> bool:
    """Tell whether a token can be part of a proper name: "Lloyd", "al-Sudani", "bin"."""
    return token[:1].isupper() or token.casefold() in _PARTICLES or bool(re.match(r"(?:al|el|ul)-[A-Z]", token))


@lru_cache(maxsize=_KEPT)
def in_list(token: str, name: str) -> bool:
    """Tell whether a token, in the singular or the plural, with or without a possessive, is in a list."""
    return not _forms(token).isdisjoint(listed(name))


def _forms(token: str) -> set[str]:
    lower = re.sub(r"['’]s?$", "", token.casefold().strip(".,"))
    return {lower, lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("ies") + "y"}


def names_somebody(token: str) -> bool:
    """Tell a noun for people by what they are or do: "nurse", "novelists"; of a calling also by how it ends.

    >>> names_somebody("nurses"), names_somebody("novelist"), names_somebody("Novelist"), names_somebody("list")
    (True, True, False, False)
    """
    if in_list(token, "unnamed"):
        return True
    called = _CALLING.fullmatch(token) is not None or not _forms(token).isdisjoint(_ones())
    return called and not any(in_list(token, other) for other in ("armed", "organisation"))


@cache
def _ones() -> frozenset[str]:
    return frozenset(noun for noun in ones() if " " not in noun)


def noun_phrase(tokens: Sequence[str]) -> Sequence[str]:
    """Return the tokens up to what is said about the bearer: "officials" of "officials familiar with the matter"."""
    for index, token in enumerate(tokens):
        if index and (tokens[index - 1].endswith(",") or _ends(tokens[index - 1], token)):
            return tokens[:index]
    return tokens


@lru_cache(maxsize=_KEPT)
def country_of(text: str) -> str:
    """Return the country that a description names: its first adjective, possessive or office, else after "of"."""
    tokens = text.replace(",", " ").split()
    plain = [re.sub(r"['’]s?$", "", token) for token in tokens]
    first = noun_phrase(tokens)
    codes = [_country_at(plain[: len(first)], index) for index in range(len(first))]
    found = list(dict.fromkeys(filter(None, codes)))
    if found:
        return "" if len(found) > 1 and "and" in first else found[0]
    bodies = (actor_named(" ".join(plain[start:end])) for start, end in actor_spans(plain[: len(first)]))
    based = next((actor.country for actor in bodies if actor and actor.country), "")
    if based or "of" not in plain:
        return based
    rest = plain[plain.index("of") + 1 :]
    rest = rest[1:] if rest[:1] == ["the"] else rest
    return _country_at(rest, 0) if rest else ""


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _ends(before: str, token: str) -> bool:
    """Tell whether a word ends the phrase before it; "and" does after a noun only, not in "US and Iraqi officials"."""
    if token not in listed("after"):
        return False
    nouns = ("unnamed", "organisation", "armed")
    return token not in ("and", "or") or any(in_list(before, name) for name in nouns)


def _country_at(tokens: Sequence[str], index: int) -> str:
    for length in range(min(_COUNTRY_WORDS, len(tokens) - index), 0, -1):
        words = " ".join(tokens[index : index + length])
        code = (country_of_people(words) or country_named(words)) if words[:1].isupper() else ""
        if code:
            return code
    return ""
