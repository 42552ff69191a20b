"""Noun phrases as subjects: who stands before a verb in a sentence, or before the relative clause that has it.

In: a sentence, or words. Out: stretches of them. It reads no names.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from rashomon.extract.stand_ins import when_first
from rashomon.records import Sentence
from rashomon.rules import compiled, find, mark, shared_macros

_RELATIVE = frozenset({"which", "who", "whom"})


def subjects(sentence: Sentence) -> list[tuple[str, int]]:
    """Return the subjects of a sentence and of its subordinate clauses, each with its offset in the sentence.

    Of two that are joined ("the army and the militia met") both are returned.
    """
    matches = find(_subject_pattern(), mark(sentence.text), 1)
    spans = sorted(span for _, _, groups in matches for span in groups.values())
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


@cache
def _subject_pattern() -> str:
    macros = shared_macros()
    conjunction = r"\b(?:while|although|though|after|when|that|but)\s"
    opening = rf"(?:{macros['start']}{when_first()},?\s|{macros['start']}|{conjunction}|,\s)"
    phrase = rf"(?-i:(?=[\p{{Lu}}]|the\s|an?\s)){macros['np']}"
    aside = r",[\s\v](?:meanwhile|however|though|too|moreover|instead),"
    return rf"{opening}(?:(?P<first>{phrase})\sand\s)?(?P<np>{phrase})(?=(?:{aside})?\v)"


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
