"""Names in re3d: people, bodies, places and the rest, found in running text, and what the words of each are read as.

In: the folder of re3d. Out: a result. Spans are those of the encoder, whole; exact F1 by kind, and of all kinds
together (``entity_f1``), as in CoNLL-2003 (Tjong Kim Sang and De Meulder 2003): a name is right when its tokens and its
kind are. ``entity_overlap_f1`` asks only that spans of one kind share a token. ``kind_accuracy``: how many of the given
people and bodies are read as the right kind of bearer (:func:`rashomon.values.names.read_name`), with what the text has
named before them; pronouns are left out, and whoever is described without a name may be read as "unnamed".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from rashomon.encoder.entities import NEEDS, load_entities
from rashomon.encoder.model import load_encoder
from rashomon.evaluation.benchmarks.look import Look, measured
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import re3d
from rashomon.evaluation.sets.re3d import NamedText
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.evaluation.spans import Labelled, in_tokens
from rashomon.extract.sentences import split
from rashomon.records import Name
from rashomon.values.names import read_name

#: Our names for the labels, in the order of the table.
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "location", "NAT": "nationality", "TIME": "time",
         "QUANTITY": "quantity", "WEAPON": "weapon", "VEHICLE": "vehicle"}  # fmt: skip
#: What the words of a name may be read as, by its label. A nation's forces and "rebels" are bodies to re3d.
_BEARERS = {
    "PER": frozenset({"person", "unnamed"}),
    "ORG": frozenset({"organisation", "armed group", "state", "publisher", "unnamed"}),
}
_PRONOUNS = frozenset(
    ("i", "we", "he", "she", "it", "they", "me", "us", "him", "her", "them", "my", "our", "his", "its", "their", "you",
     "your", "itself", "themselves", "himself", "herself", "ourselves", "who")
)  # fmt: skip


def measure_names(folder: Path, look: Look) -> Result:
    """Measure on re3d. Raises OSError when a file is not there, UsageError when no text counts."""
    label, texts = measured(re3d.load(folder), look.split or re3d.SPLIT, re3d.SPLIT)
    chosen = look.first(texts)
    gold = {one.id: in_tokens(one.text, one.names) for one in chosen}
    found = {one.id: in_tokens(one.text, _find(one.text)) for one in look.counted(chosen)}
    marked = {label for spans in gold.values() for _, _, label in spans}
    counts = {name: _exact(gold, found, label) for label, name in KINDS.items() if label in marked}
    counts |= {"entity": _exact(gold, found), "entity_overlap": _overlapping(gold, found)}
    metrics = {name: value for kind, by_text in counts.items() for name, value in shares(kind, by_text).items()}
    intervals = {n: ends for kind, by_text in counts.items() for n, ends in share_intervals(kind, by_text).items()}
    return Result("names", label, len(chosen), metrics | _kind_accuracy(chosen), intervals)


def _find(text: str) -> Sequence[Labelled]:
    ranges = [(sentence.span.start, sentence.span.end) for sentence in split(text)]
    return load_entities().read(load_encoder().scan(text, ranges, (NEEDS,)))


def _exact(gold: Mapping[str, set[Labelled]], found: Mapping[str, set[Labelled]], label: str = "") -> dict[str, Counts]:
    """Count by text the spans that are the same on both sides, of one label or of all."""
    counts = {}
    for name, spans in gold.items():
        wanted, given = _of(spans, label), _of(found[name], label)
        right = len(wanted & given)
        counts[name] = Counts(right, len(given), right, len(wanted))
    return counts


def _overlapping(gold: Mapping[str, set[Labelled]], found: Mapping[str, set[Labelled]]) -> dict[str, Counts]:
    """Count by text the spans that share a token with one of their label on the other side."""
    return {
        name: Counts(_touching(found[name], spans), len(found[name]), _touching(spans, found[name]), len(spans))
        for name, spans in gold.items()
    }


def _touching(spans: Collection[Labelled], others: Collection[Labelled]) -> int:
    return sum(any(s[2] == o[2] and s[0] < o[1] and o[0] < s[1] for o in others) for s in spans)


def _of(spans: set[Labelled], label: str) -> set[Labelled]:
    return {span for span in spans if span[2] == label} if label else spans


def _kind_accuracy(texts: Sequence[NamedText]) -> dict[str, float]:
    right = [verdict for text in texts for verdict in _kinds_right(text)]
    return {"kind_accuracy": 100 * sum(right) / len(right)} if right else {}


def _kinds_right(text: NamedText) -> list[bool]:
    """Return for each person and body of a text whether its kind is read, the names before it known."""
    known: list[Name] = []
    right = []
    for start, end, label in text.names:
        words = text.text[start:end]
        if label in _BEARERS and words.casefold() not in _PRONOUNS:
            name = read_name(words, known=known)
            known.append(name)
            right.append(name.kind in _BEARERS[label])
    return right
