"""Who speaks with public authority: a government, its armed forces, its police, its courts.

In: the name of a speaker, or a sentence. Out: whether it is an authority, or the words that name one. The nouns are in
``vocabulary/authorities.yaml``. It looks at words alone and does not know who governs where.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.records import Name
from rashomon.vocabulary import load_vocabulary


def is_authority(speaker: Name) -> bool:
    """Tell whether a speaker speaks for a government, its armed forces, its police or its courts."""
    if speaker.kind in {"state", "publisher", "armed group"}:
        return speaker.kind == "state"
    return bool(authority_in(speaker.words) or authority_in(speaker.role))


def authority_in(words: str) -> str:
    """Return the first noun in the words that names an authority, as printed; "" where there is none."""
    found = _pattern().search(words)
    return found[0] if found else ""


@cache
def _pattern() -> regex.Pattern[str]:
    nouns = [_forms(str(word)) for word in load_vocabulary("authorities")["words"]]
    return regex.compile(rf"\b(?:{'|'.join(nouns)})\b", regex.IGNORECASE)


def _forms(noun: str) -> str:
    """Return a pattern for a noun in singular and plural."""
    if noun.endswith("y"):
        return rf"{regex.escape(noun[:-1])}(?:y|ies)"
    if noun.endswith("man"):
        return rf"{regex.escape(noun[:-3])}m[ae]n"
    return rf"{regex.escape(noun)}s?"
