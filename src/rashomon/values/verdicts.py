"""What comparing two values comes to, with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["same", "compatible", "conflict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The same, compatible (one is narrower or wider than the other) or in conflict, and why."""

    state: State
    reason: str
