"""What the rules read each number of a report as: the field of the mention that holds its words.

In: sentences and their numbers. Out: a field or one of ``COUNTED`` by place among the numbers; none where no rule reads
the number. The mentions are those that statements are made of (:func:`rashomon.extract.mentions.recognise`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rashomon.encoder.counts import Number
from rashomon.extract.mentions import recognise
from rashomon.records import Mention, Sentence

#: Labels of mentions to what their numbers count. Of "casualties" nobody knows whether they lived.
_LABELS: Mapping[str, str] = MappingProxyType({
    "killed": "killed", "injured": "injured", "missing": "missing", "kidnapped": "kidnapped", "arrested": "arrested",
    "casualties": "casualties", "munitions": "munitions", "munitions_failed": "munitions",
    "munitions_intercepted": "munitions", "perpetrator": "attackers", "target": "objects", "target_physical": "objects",
})  # fmt: skip
#: Labels that tell whom or what a number counts, but not all of what became of it: any other goes before them.
_LAST = ("perpetrator", "target", "target_physical")


def counted_by_rules(sentences: Sequence[Sentence], numbers: Sequence[Number]) -> dict[int, str]:
    """Return what the rules read numbers as, by their places."""
    return counted_by(recognise(sentences), numbers)


def counted_by(mentions: Iterable[Mention], numbers: Sequence[Number]) -> dict[int, str]:
    """Return what mentions read numbers as, by the places of the numbers."""
    labelled = [one for one in mentions if one.label in _LABELS]
    found: dict[int, str] = {}
    for at, number in enumerate(numbers):
        over = [m for m in labelled if m.span.start < number.end and number.start < m.span.end]
        told = {(m.label, m.span, m.found_by) for m in over}
        best = min(over, key=lambda m: (m.label in _LAST, m.span.end - m.span.start), default=None)
        if best is not None:
            either = all(
                (field, best.span, best.found_by) in told for field in ("killed", "injured")
            )  # "no casualties"
            found[at] = "casualties" if either else _LABELS[best.label]
    return found
