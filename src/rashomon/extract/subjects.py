"""Noun phrases as subjects: who stands before a verb in a sentence, or before the relative clause that has it.

In: a sentence, or words. Out: stretches of them. It reads no names.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

import regex

from rashomon.extract.stand_ins import when_first
from rashomon.records import Sentence
from rashomon.rules import compiled, find, mark, shared_macros

#: Function words that begin no predicate: behind one of them what stands before commas is no subject.
_NO_VERBS = (
    r"and|or|but|of|in|on|at|with|for|to|from|by|near|as|after|before|since|when|while|because|including|the|an?|its|his"
    r"|her|their|that|this|who|which|whom|where|if|though|although|over|under|about|into|than|what|how|more|most"
)
_RELATIVE = frozenset({"which", "who", "whom"})


def subjects(sentence: Sentence) -> list[tuple[str, int]]:
    """Return the subjects of a sentence and of its subordinate clauses, each with its offset in the sentence.

    Of two that are joined ("the army and the militia met") both are returned, of "her aide, Ivo Brand, left" the name.
    """
    matches = find(_subject_pattern(), mark(sentence.text), 1)
    asides = [groups["aside"] for _, _, groups in matches if "aside" in groups]
    found = sorted(span for _, _, groups in matches for span in _named(groups).values())
    spans = [span for span in found if not any(start <= span[0] < end for start, end in asides)]
    return [(sentence.text[start - 1 : end - 1], start - 1) for start, end in spans]


def before_relative(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase that a relative pronoun at a place in a text stands for, as a stretch of the text.

    None where the words there are no relative pronoun, or no noun phrase stands right before them.
    """
    if text[start:end].lower() not in _RELATIVE:
        return None
    until = len(text[:start].rstrip(", "))
    marked = mark(text)
    spans = (match.span() for match in phrase_pattern().finditer(marked, 1, until + 1))
    return next(((first - 1, last - 1) for first, last in spans if last - 1 == until), None)


def _named(groups: Mapping[str, tuple[int, int]]) -> Mapping[str, tuple[int, int]]:
    """Leave out what a subject is called beside its name."""
    left = {"aside", "np"} if "named" in groups else {"aside"}
    return {name: span for name, span in groups.items() if name not in left}


@cache
def _subject_pattern() -> str:
    macros = shared_macros()
    conjunction = r"\b(?:while|although|though|after|when|that|but)\s"
    opening = rf"(?:{macros['start']}{when_first()},?\s|{macros['start']}|{conjunction}|,\s)"
    phrase = rf"(?-i:(?=[\p{{Lu}}]|the\s|an?\s)){macros['np']}"
    between = r",[\s\v](?:meanwhile|however|though|too|moreover|instead),"
    named = r",\s(?P<named>(?-i:\p{Lu}[\p{L}’'\-.]*)(?:\s(?-i:\p{Lu}[\p{L}’'\-.]*)){1,3}),"
    described = r",(?P<aside>[\s\v](?!(?:who|which|whom|whose|where|and|or|but)\b)[^,;:“”\"]{2,60}),"
    verb = rf"\v(?!(?:{_NO_VERBS})\b)"
    return (
        rf"{opening}(?:(?P<first>{phrase})\sand\s)?(?P<np>{phrase})"
        rf"(?=(?:{between})?\v|{named}{verb}|{described}{verb})"
    )


@lru_cache(maxsize=1 << 12)
def phrase_end(words: str) -> int | None:
    """Return where the noun phrase ends with which some words begin, None where they begin with none.

    It may be one behind the last of them.
    """
    found = phrase_pattern().match(mark(words), 1)
    return found.end() - 1 if found else None


@cache
def phrase_pattern() -> regex.Pattern[str]:
    """Return the pattern of a noun phrase, for marked texts."""
    return compiled(shared_macros()["np"])
