"""PolNeAR (Newell, Margolin and Ruths 2018): political news with every attribution marked.

Head "attribution": SOURCE, CUE and CONTENT, each piece by itself; which belong together is in `attributions`.
"""

from __future__ import annotations

from pathlib import Path

from rashomon.evaluation.sets.polnear import load as load_split
from training.data.example import Example


def load(data: Path) -> list[Example]:
    """Read train and dev under `data`/polnear. Raises OSError when the folders are not there."""
    return [
        Example(one.id, one.text, {"attribution": one.spans}, attributions=one.attributions)
        for part in ("train", "dev")
        for one in load_split(data / "polnear", part)
    ]
