"""Did it happen? Sentences whose predicates have a value from -3 (it did not) to +3 (it did).

Three sets in one layout: UW (Lee et al. 2015), UDS-IH2 (Rudinger et al. 2018) and MEANTIME (Minard et al. 2016), on the
scale of Stanovsky et al. 2017, "Integrating Deep Linguistic Features in Factuality Prediction". A file has an object a
line: ``text``, tokens with a space between them, and ``targets``, each with ``span1`` (first token, token after the
last) and ``label``.
"""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

from rashomon.evaluation.sets.texts import FactText

SPLIT = "dev"
#: The sets: what their figures are called, and their folders.
SETS = {"uw": "UW", "uds": "UDS_IH2", "meantime": "MEANTIME"}
FILE = "{folder}/{split}.jsonl"


def load(folder: Path, name: str, split: str = SPLIT) -> list[FactText]:
    """Read a split of one set, a key of ``SETS``. Raises OSError when the file is not there."""
    file = folder / FILE.format(folder=SETS[name], split=split)
    lines = enumerate(file.read_text("utf-8").split("\n"))
    return [_sentence(f"{name}/{split}/{number}", json.loads(line)) for number, line in lines if line.strip()]


def _sentence(identifier: str, row: dict[str, Any]) -> FactText:
    words = row["text"].split(" ")
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    targets = []
    for target in row["targets"]:
        first, after = target["span1"]
        targets.append((starts[first], starts[after - 1] + len(words[after - 1]), float(target["label"])))
    return FactText(identifier, row["text"], tuple(targets))
