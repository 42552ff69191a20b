"""A documented key of an exported row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """What kind of JSON stands under a key, and what it means."""

    kind: str
    about: str


Keys = Mapping[str, Key]
