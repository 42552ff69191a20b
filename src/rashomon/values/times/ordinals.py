"""Ordinals in words and figures: "3rd", "third", "twenty-first"."""

from __future__ import annotations

import re

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth"),
    *("twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)


def ordinal_number(words: str) -> int:
    """Read an ordinal or a number: "3", "3rd", "third". Raises ValueError for a word that is none."""
    digits = words.rstrip("stndrhSTNDRH")
    return int(digits) if digits.isdigit() else _ORDINALS.index("-".join(re.split(r"[\s‑-]+", words.lower()))) + 1
