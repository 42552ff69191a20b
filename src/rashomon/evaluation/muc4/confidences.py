"""How sure a report is of each organisation (slot 11), the organisations given: those of the key.

In: keys, and what is decided for a name. Out: counts by text, and what was taken for what. For each organisation of a
template's slot 10 the fill of slot 11 that refers to it is wanted, exactly: no half credit. What the key marks optional
counts too, for it is asked about; an organisation that no fill of slot 11 refers to is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.muc4.judging import fills_of
from rashomon.evaluation.muc4.keys import KeyDocument, Template
from rashomon.evaluation.muc4.notation import EMPTY, Fill
from rashomon.evaluation.muc4.string_fills import same_string
from rashomon.evaluation.results import Table
from rashomon.extract.confidence import CONFIDENCES

ORGANISATION, CONFIDENCE = 10, 11
#: What stands in a table for an organisation that nothing was decided for.
NONE = "-"


@dataclass(frozen=True, slots=True)
class Given:
    """An organisation of a key by its names, and the fills of slot 11 that are right for it, the first one first."""

    names: tuple[str, ...]
    wanted: tuple[str, ...]

    def names_for(self, text: str) -> tuple[str, ...]:
        """Return the names, those that a text holds before the others."""
        plain = " ".join(text.upper().split())
        return tuple(sorted(self.names, key=lambda name: " ".join(name.upper().split()) not in plain))


@dataclass(frozen=True, slots=True)
class Decided:
    """A given organisation with our fill of slot 11, "" or "-" for none."""

    given: Given
    fill: str

    @property
    def right(self) -> bool:
        """Whether the fill is one of those wanted."""
        return self.fill in self.given.wanted


def organisations(key: KeyDocument) -> list[Given]:
    """Return the organisations of a text's key, template by template."""
    return [given for template in key.templates for given in _of_template(template)]


def decide_all(keys: Sequence[KeyDocument], decide: Callable[[KeyDocument, Given], str]) -> dict[str, list[Decided]]:
    """Decide for every organisation of the keys, by the id of the text."""
    return {key.doc_id: [Decided(one, decide(key, one)) for one in organisations(key)] for key in keys}


def counts_of(decided: Mapping[str, Sequence[Decided]]) -> dict[str, Counts]:
    """Count by text: what was decided, and how much of it and of the key is right."""
    counts = {}
    for doc_id, found in decided.items():
        right = sum(one.right for one in found)
        counts[doc_id] = Counts(right, sum(one.fill not in EMPTY for one in found), right, len(found))
    return counts


def table_of(decided: Mapping[str, Sequence[Decided]]) -> Table:
    """Count for each fill of the key what it was taken for; of several that are right, ours where it is one."""
    pairs = Counter(
        (one.fill if one.right else one.given.wanted[0], one.fill if one.fill not in EMPTY else NONE)
        for found in decided.values()
        for one in found
    )
    columns = (*CONFIDENCES, NONE)
    return {gold: {ours: pairs[gold, ours] for ours in columns} for gold in CONFIDENCES}


def _of_template(template: Template) -> Iterator[Given]:
    bodies = fills_of(ORGANISATION, template.slots.get(str(ORGANISATION), ()))
    sure = fills_of(CONFIDENCE, template.slots.get(str(CONFIDENCE), ()))
    for body in bodies:
        fill = next((one for one in sure if _refers(one, body, alone=len(bodies) == 1)), None)
        if fill is not None:
            yield Given(body.words, tuple(word.upper() for word in fill.words))


def _refers(fill: Fill, body: Fill, *, alone: bool) -> bool:
    """Say whether a fill of slot 11 is about an organisation; without a tag, where there is only one."""
    if not fill.tags:
        return alone
    return any(tag in body.words or same_string(tag, body.words) for tag in fill.tags)
