"""The events of TimeML files (Pustejovsky et al. 2003), and how each is told: denied, conditional, modal, asserted.

In: a folder of `.tml` files, or a folder with such folders in it. Out: texts with events and the stances that are right
for each: of its MAKEINSTANCE `polarity="NEG"` (denied) and `modality` (modal), of an SLINK to it COUNTER_FACTIVE
("prevented", "avoided") and NEG_EVIDENTIAL ("denied that"), both denied, and MODAL ("wants to"); of an SLINK from it
CONDITIONAL ("if it fires, ..."). What has several is right under any of them; what has none is asserted. A folder in
which more than a third of the instances are negative was not annotated for it (AQUAINT of TempEval-3): there the
polarity counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

from rashomon.errors import DataMissing
from rashomon.evaluation.sets.timeml import FILES

Labels = dict[str, set[str]]
#: Types of an SLINK to what they say of the event it leads to.
_OF_LINK: Mapping[str, str] = MappingProxyType({
    "COUNTER_FACTIVE": "counterfactual", "NEG_EVIDENTIAL": "disowned", "MODAL": "modal",
})  # fmt: skip
_NOT_ANNOTATED = 1 / 3


@dataclass(frozen=True, slots=True)
class Event:
    """An event: where its words stand, and how it is told; without a label it is asserted."""

    start: int
    end: int
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventText:
    """A text with its events in order. ``id`` is the path in the folder given; ``polar``: polarities were annotated."""

    id: str
    text: str
    events: tuple[Event, ...]
    polar: bool = True


def load(folder: Path) -> list[EventText]:
    """Read every file under a folder, in order of their paths; those without events are left out.

    Raises DataMissing where there is none or one of them is no TimeML, OSError when one cannot be read.
    """
    files = sorted(folder.rglob(FILES))
    if not files:
        raise DataMissing(f"{folder} holds no .tml file. Give the folder of TimeML files with --data.")
    roots = {file: _parsed(file) for file in files}
    polar = {
        parent: _annotated([roots[f] for f in files if f.parent == parent]) for parent in {f.parent for f in files}
    }
    read_ = (read(str(file.relative_to(folder)), root, polarity=polar[file.parent]) for file, root in roots.items())
    return [one for one in read_ if one.events]


def read(identifier: str, root: ElementTree.Element, *, polarity: bool = True) -> EventText:
    """Read one file; ``polarity`` tells whether its polarities count. Raises DataMissing when it has no text."""
    text = root.find(".//TEXT")
    if text is None:
        raise DataMissing(f"{identifier} is no TimeML file: it has no TEXT. Take it out of the folder.")
    pieces: list[str] = []
    labels = _labels(root, polarity=polarity)
    events = [Event(start, end, frozenset(labels.get(name, ()))) for name, start, end in _walk(text, pieces, 0)]
    return EventText(identifier, "".join(pieces), tuple(sorted(events, key=lambda one: (one.start, one.end))), polarity)


def _parsed(file: Path) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(file.read_bytes())
    except ElementTree.ParseError as error:
        raise DataMissing(f"{file} is no TimeML file: {error}. Mend it, or take it out of the folder.") from error


def _annotated(roots: Sequence[ElementTree.Element]) -> bool:
    given = [instance.get("polarity") for root in roots for instance in root.iter("MAKEINSTANCE")]
    return given.count("NEG") <= _NOT_ANNOTATED * len(given)


def _labels(root: ElementTree.Element, *, polarity: bool) -> Labels:
    """Return what is said of each event, by its id."""
    instances = {one.get("eiid", ""): one for one in root.iter("MAKEINSTANCE")}
    of = {key: one.get("eventID", "") for key, one in instances.items()}
    found: Labels = {}
    for one in instances.values():
        if polarity and one.get("polarity") == "NEG":
            found.setdefault(one.get("eventID", ""), set()).add("negated")
        if one.get("modality", "none").lower() != "none":
            found.setdefault(one.get("eventID", ""), set()).add("modal")
    for link in root.iter("SLINK"):
        kind, onto, out_of = link.get("relType", ""), link.get("subordinatedEventInstance"), link.get("eventInstanceID")
        if kind in _OF_LINK and onto in of:
            found.setdefault(of[onto], set()).add(_OF_LINK[kind])
        if kind == "CONDITIONAL" and out_of in of:
            found.setdefault(of[out_of], set()).add("conditional")
        if kind == "CONDITIONAL" and onto in of:
            found.setdefault(of[onto], set()).add("consequent")
    return found


def _walk(element: ElementTree.Element, pieces: list[str], start: int) -> Iterator[tuple[str, int, int]]:
    """Add the text of an element to the pieces, and yield the events in it with their places."""
    pieces.append(element.text or "")
    end = start + len(pieces[-1])
    for child in element:
        yield from _walk(child, pieces, end)
        pieces.append(child.tail or "")
        end += sum(len(words) for words in child.itertext()) + len(pieces[-1])
    if element.tag == "EVENT":
        yield element.get("eid", ""), start, end
