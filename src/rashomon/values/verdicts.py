"""What comparing two values gives: whether they go together, and why in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["same", "compatible", "conflict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state``: the same, compatible (one narrower, or nothing against it), or in conflict; ``reason`` in words."""

    state: State
    reason: str
