"""Which sentences of MUC-4's training texts tell of which template of the key, marked by hand.

In: ``evals/marked/muc4/tells.jsonl``, which names texts by id and sentences by their characters in the normalised text.
Out: texts whose occurrences stand in sentences that tell of their template. A key's words stand elsewhere too: of
"guerrillas" in six sentences, two may be those who did it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.evaluation.gate_sets import read_lines
from rashomon.evaluation.sets.texts import Span
from training.data.muc4 import MucText, Occurrence

#: Where the marks are in a folder of marks.
FILE = Path("muc4") / "tells.jsonl"
#: A text's id to the sentences that tell of each of its templates.
Telling = Mapping[str, Mapping[int, Sequence[Span]]]


def load_telling(folder: Path) -> Telling:
    """Read the marks in a folder of marks. Raises OSError when they are not there."""
    rows = read_lines(folder / FILE)
    return {row["id"]: {int(n): [(a, b) for a, b in spans] for n, spans in row["tells"].items()} for row in rows}


def where_told(text: MucText, telling: Telling) -> MucText:
    """Return a text without the occurrences that stand where their template is not told.

    What a key names and no telling sentence holds keeps all its occurrences, and so does a text without marks.
    """
    tells = telling.get(text.id)
    if tells is None:
        return text
    entities = defaultdict[tuple[int, str, tuple[int, int]], list[Occurrence]](list)
    for one in text.occurrences:
        entities[one.fill.template, one.fill.role, one.fill.entity].append(one)
    kept = set[Occurrence]()
    for (template, _, _), found in entities.items():
        spans = tells.get(template, ())
        kept.update([one for one in found if any(a <= one.start < b for a, b in spans)] or found)
    return replace(text, occurrences=tuple(one for one in text.occurrences if one in kept))
