"""A person named with what he or she is, where no title says so: "neighbor Ana Lund", "Ivo Brand of the police".

In: the words of a speaker, and what reads names. Out: the person, or None. It knows no report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import regex

from rashomon.records import Name
from rashomon.vocabulary.persons import ones

#: What somebody is, in lower case, and then a name: "his brother Ivo Brand", "Brand’s aunt Ana Lund".
_CALLED = regex.compile(
    r"(?:(?i:the|his|her|their|a)\s|[^,]{2,40}?[’']s?\s)?(?P<role>(?:\p{Ll}[\p{L}\-]+\s){0,2}?(?P<noun>\p{Ll}[\p{L}\-]+))"
    r"\s(?P<name>\p{Lu}[\p{L}.’'\-]*(?:\s\p{Lu}[\p{L}.’'\-]*){0,3})"
)
#: Where somebody belongs, behind the name: "Ivo Brand of the Norport police".
_BELONGS = regex.compile(r"(?<!\bFormer\s\p{L}+)\s(?:of|from|with|at)\s(?:the\s)?(?=\p{Lu})(?!State\b)")


def described_person(words: str, read: Callable[[str], Name]) -> Name | None:
    """Return the person that some words name with a noun for a person before it, or a place or body behind it."""
    called = _CALLED.fullmatch(words)
    if called and called["noun"] in _nouns():
        name = read(called["name"])
        told = name.kind == "person" or (name.kind == "unknown" and " " not in called["name"])
        return replace(name, words=words, kind="person", role=name.role or called["role"]) if told else None
    belongs = _BELONGS.search(words)
    if belongs is None:
        return None
    name = read(words[: belongs.start()])
    return replace(name, words=words) if name.kind == "person" and " " in name.canonical else None


@cache
def _nouns() -> frozenset[str]:
    return frozenset(ones()) - {"other", "national", "international", "person"}
