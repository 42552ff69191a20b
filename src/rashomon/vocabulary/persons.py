"""The nouns for persons of ``persons.yaml``, one and several of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rashomon.vocabulary import load_vocabulary


def plural(noun: str) -> str:
    """Return what several of a noun for a person are called, in lower case.

    >>> plural("guard"), plural("policeman")
    ('guards', 'policemen')
    """
    return _irregular().get(noun, f"{noun}s")


def ones() -> tuple[str, ...]:
    """Return the nouns for one person, by what he or she is and by whose relative, as the vocabulary has them."""
    words = load_vocabulary("persons")
    return (*words["one"], *words["relative"])


@cache
def _irregular() -> Mapping[str, str]:
    return dict(load_vocabulary("persons")["irregular"])
