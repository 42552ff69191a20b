"""One value against another: what they come to, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["same", "compatible", "conflict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two values are the same, can both be right, or exclude each other, with the reason."""

    state: State
    reason: str
