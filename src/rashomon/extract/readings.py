"""A mention's words to a typed value.

In: a mention and what its report has named so far. Out: a value, or None when the words carry none (then nothing is
stored). One entry per field type; which type a field has says ``vocabulary/fields.yaml``.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from rashomon.extract.weapons import weapon_class
from rashomon.records import Category, Mention, Name, Quantity, Value, Wording
from rashomon.values.quantities import read_quantity
from rashomon.vocabulary import fields

_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = regex.compile(
    r"^(?:the\s)?(?:(?P<digits>\d+)(?:st|nd|rd|th)|(?P<word>\L<words>))\b", regex.I, words=_ORDINALS
)
_DETERMINER = regex.compile(r"^(?:any|some)\s+", regex.I)
_NONE = regex.compile(r"^(?:no\sone|nobody|none|no)\b(?!\s(?:fewer|less|more)\b)", regex.I)
_ARTICLE = regex.compile(r"an?$", regex.I)
#: One person, told by an age or as one more: "a 17-year-old boy", "another man".
_ONE = regex.compile(
    r"(?:an?\s\d{1,2}-year-old|another)\s(?!(?:two|three|four|five|six|seven|eight|nine|ten|dozen|few)\b)\p{L}", regex.I
)
_ASKED = regex.compile(r"(?:any|anyone|anybody|how\smany)\b", regex.I)
_UNKNOWN_NUMBER = regex.compile(r"^(?:any|anyone|anybody|how\smany|an?\sunknown\snumber)\b", regex.I)


def read_value(mention: Mention, words: str, name: Name | None = None) -> Value | None:
    """Read a mention's words as the type of value its field has; ``name`` is the resolved name for a field of names."""
    kind = fields()[mention.label]["value"]
    if kind == "Quantity":
        return _quantity(mention, words)
    if kind == "Name":
        return name
    if kind == "Category":
        return _category(mention, words)
    return Wording(words)


def leaves_open(mention: Mention, words: str) -> bool:
    """Tell whether the words of a count ask for it and tell nothing: "anyone", "any guards", "how many miners"."""
    return fields()[mention.label]["value"] == "Quantity" and not mention.code and _ASKED.match(words) is not None


def _quantity(mention: Mention, words: str) -> Quantity | None:
    if mention.stance == "unclear" or _UNKNOWN_NUMBER.match(words):
        return Quantity(words, None, None, "unknown", _DETERMINER.sub("", words))
    if _NONE.match(words):
        return Quantity(words, 0, 0, "exactly", _NONE.sub("", words).strip())
    if _ARTICLE.match(words):
        return Quantity(words, 1, 1, "exactly")
    if words.casefold() == "both":
        return Quantity(words, 2, 2, "exactly")
    if mention.code:
        low, _, high = mention.code.partition("-")
        return Quantity(words, int(low), int(high) if high else None, "exactly" if high else "vague", words)
    ordinal = _ORDINAL.match(words)
    if ordinal:
        number = int(ordinal["digits"]) if ordinal["digits"] else _ORDINALS.index(ordinal["word"].lower())
        return Quantity(words, number, number, "exactly", words[ordinal.end() :].strip())
    found = read_quantity(words)
    if found is None and _ONE.match(words):
        return Quantity(words, 1, 1, "exactly")
    return replace(found, words=words) if found else None


def _category(mention: Mention, words: str) -> Category | None:
    if mention.label == "weapon":
        code = weapon_class(words) or mention.code  # a truck has no class, but is that of a ramming
        return Category(words, code, "weapons") if code else None
    if mention.label == "air_defence":
        return Category(words, "unknown" if mention.stance == "unclear" else "told", "air_defence")
    return Category(words, mention.code, mention.label)
