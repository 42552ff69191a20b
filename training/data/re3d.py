"""re3d (`rashomon.evaluation.sets.re3d`) as training material: head "entity"."""

from __future__ import annotations

from pathlib import Path

from rashomon.evaluation.sets import re3d
from training.data.example import Example


def load(data: Path) -> list[Example]:
    """Read every document under `data`/re3d. Raises OSError when the folder is not there."""
    return [Example(one.id, one.text, {"entity": one.names}) for one in re3d.load(data / "re3d")]
