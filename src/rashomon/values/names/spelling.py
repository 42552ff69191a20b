"""Spellings of one foreign name: "Soleimani", "Suleimani" and "Sulaimani".

In: names of people as printed. Out: whether they can be one name written down by different ears. Two spellings are one
where their consonants agree after letters of like sound are made one, and their vowels, one by one, are of one class:
"o" and "u" are, "ei" and "ai" are, "e" goes with "a" and with "i", but "o" never with "a" ("Khomeini", "Khamenei"). The
idea is that of Soundex (Russell 1918) and of its kin for names from Arabic (Aqeel and others 2006, "On the development
of name search techniques for Arabic"), which pass over vowels; the table of letters is our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.values.gazetteer import normal

#: Letters of like sound, in the order they are replaced: the first that fits.
_ALIKE = (
    ("tsch", "c"), ("sch", "s"), ("dzh", "j"), ("tch", "c"), ("shch", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("qu", "k"),
    ("q", "k"), ("w", "v"), ("x", "ks"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiou]+(?:y+(?![aeiou]))?|y+(?![aeiou])")
_TWICE = re.compile(r"([b-df-hj-np-tv-xz])\1+")
#: Written in several ways in one name: "Abdullah" and "Abdallah", a silent "h" at the end, "Yahya" and "Yehia".
_WRITTEN = (
    (re.compile(r"\babd[aeou]l+"), "abdul"),
    (re.compile(r"(?<=[aeiou])h\b"), ""),
    (re.compile(r"(?<=h)y(?=a)"), "i"),
)
_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|as|ar|an|ash|az) (?=\w)")
_PARTICLES = frozenset({"bin", "ibn", "ben", "bint", "abu", "de", "van", "von"})
#: A spelling shorter than this has too few sounds to tell names apart ("Ali", "Ella").
_LEAST = 5
#: Classes of vowels by the letters in them; the first class with one of the letters.
_CLASSES = (("ou", "u"), ("iy", "i"), ("a", "a"), ("e", "e"))
_GO_TOGETHER = frozenset({("a", "e"), ("e", "a"), ("e", "i"), ("i", "e")})


@dataclass(frozen=True, slots=True)
class Sound:
    """What of a word keeps in its spellings: consonants, classes of vowels, whether a vowel begins and ends it."""

    consonants: str
    vowels: tuple[str, ...]
    opens: bool
    ends: bool


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> Sound:
    """Return the sound of a word."""
    plain = normal(word).replace(" ", "")
    for pattern, letters in _WRITTEN:
        plain = pattern.sub(letters, plain)
    for several, one in _ALIKE:
        plain = plain.replace(several, one)
    plain = f"k{plain[1:]}" if plain.startswith("g") else plain  # "Gaddafi", "Qadhafi"
    vowels = list(_VOWELS.finditer(plain))
    classes = tuple(next(name for letters, name in _CLASSES if set(letters) & set(one[0])) for one in vowels)
    ends = bool(vowels) and vowels[-1].end() == len(plain)
    return Sound(_TWICE.sub(r"\1", _VOWELS.sub("", plain)), classes, plain[:1] in set("aeiou"), ends)


def one_spelling(first: str, second: str) -> bool:
    """Tell whether two words can be one name spelled twice. Short words only by their letters.

    >>> one_spelling("Soleimani", "Sulaimani"), one_spelling("Khomeini", "Khamenei")
    (True, False)
    """
    one, other = normal(first), normal(second)
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST or not one or not other:
        return False
    mine, theirs = sound(first), sound(second)
    if replace(mine, vowels=()) != replace(theirs, vowels=()) or len(mine.vowels) != len(theirs.vowels):
        return False
    return all(pair[0] == pair[1] or pair in _GO_TOGETHER for pair in zip(mine.vowels, theirs.vowels, strict=True))


def one_person(first: str, second: str) -> bool:
    """Tell whether two names of people, each with a surname and a name before it, can be one name spelled twice.

    The surnames and the first names agree in spelling; names between are passed over.
    """
    one, other = name_words(first), name_words(second)
    if len(one) < 2 or len(other) < 2:
        return False
    return one_spelling(one[-1], other[-1]) and one_spelling(one[0], other[0])


def name_words(name: str) -> list[str]:
    """Return the words of a person's name without articles and particles: "Mohammed bin Salman", "Qasim al-Araji"."""
    plain = _ARTICLE.sub("", normal(name))
    return [word for word in plain.split() if word not in _PARTICLES]


def person_key(name: str) -> str:
    """Return a key that spellings of one person's name share, as far as sounds tell; "" for a single word."""
    words = name_words(name)
    if len(words) < 2:
        return ""
    return "|".join(_key(word) for word in (words[0], words[-1]))


def _key(word: str) -> str:
    heard = sound(word)
    return word if len(word) < _LEAST else f"{heard.consonants}{len(heard.vowels)}"
