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


@cache
def _irregular() -> Mapping[str, str]:
    return dict(load_vocabulary("persons")["irregular"])
