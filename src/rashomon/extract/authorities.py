"""Who speaks with public authority: a government, its armed forces, its police, its courts.

In: the name of a speaker, or a sentence. Out: whether it is an authority, or the words that name one. The nouns are in
``vocabulary/authorities.yaml``, known offices and services ("the director of the FBI") in ``vocabulary/actors.yaml``.
It looks at words alone and does not know who governs where.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.records import Name
from rashomon.values.actors import actor_named, actor_spans
from rashomon.vocabulary import load_vocabulary

#: PLOVER sectors of known bodies that speak with public authority.
_PUBLIC = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.’'\-]*")


def is_authority(speaker: Name) -> bool:
    """Tell whether a speaker speaks for a government, its armed forces, its police or its courts."""
    if speaker.kind in {"state", "publisher", "armed group"}:
        return speaker.kind == "state"
    return bool(authority_in(speaker.words) or authority_in(speaker.role))


def authority_in(words: str) -> str:
    """Return the first noun in the words that names an authority, as printed; "" where there is none.

    Where there is no such noun, the first known office, service or force of a state.
    """
    found = _pattern().search(words)
    return found[0] if found else _body_in(words)


def _body_in(words: str) -> str:
    places = [found.span() for found in _WORD.finditer(words)]
    for first, after in actor_spans([words[start:end] for start, end in places]):
        name = words[places[first][0] : places[after - 1][1]]
        actor = actor_named(name)
        if actor is not None and actor.kind != "armed group" and actor.sector in _PUBLIC:
            return name
    return ""


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
