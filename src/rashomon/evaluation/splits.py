"""Which examples of a labelled set are never trained on.

In: the id of an example, "set/group/…". Out: whether it is kept for the figures. The training and the evaluation both
ask here, so that they cannot disagree. Nothing is drawn by chance: a group's fold is a digest of its name. What belongs
together (passages of one article, pairs of one sentence) shares a group, and so a side.
"""

from __future__ import annotations

from hashlib import sha256

#: How many folds each set is cut into.
FOLDS = 5
#: The held-out folds of each set that comes without a split of its own. One fold is about a fifth. Two of the folds of
#: WikiEvents hold 8 of its 20 reports, and no two reports of one attack lie on both sides; both were chosen by that.
_HELD = {
    "awsd": frozenset({0}),
    "case2021": frozenset({0}),
    "plover-plv": frozenset({0}),
    "rams": frozenset({0}),
    "re3d": frozenset({0}),
    "wikievents": frozenset({1, 4}),
}
#: Incidents of gva and rows of awsd that were studied while rules for counts, days and places were written: half of gva
#: and four fifths of awsd. Of the rest only totals were read. Nothing of this is about training: see ``_TRAINING``.
_STUDIED = {"gva": 2}
#: Sets with a split of their own: the groups that are held out.
_GIVEN = {"polnear": frozenset({"dev"})}
#: Sets that are for training alone; no figure is reported on them.
_TRAINING = frozenset({"gva", "plover-gsr", "synthetic"})


def fold(identifier: str, n: int) -> int:
    """Return which of `n` folds (0 to n - 1) an identifier belongs to: its SHA-256 as a number, modulo `n`."""
    return int(sha256(identifier.encode()).hexdigest(), 16) % n


def held_out(example_id: str) -> bool:
    """Tell whether an example is kept for the figures and must not be trained on.

    Args:
        example_id: "set/group" or "set/group/anything".

    Raises:
        ValueError: The set is not one that has a split here, or the id names no group.
    """
    name, _, rest = example_id.partition("/")
    group = rest.split("/")[0]
    if not group:
        raise ValueError(f"the id {example_id!r} is not of the form set/group")
    if name in _GIVEN:
        return group in _GIVEN[name]
    if name in _HELD:
        return fold(f"{name}/{group}", FOLDS) in _HELD[name]
    if name in _TRAINING:
        return False
    raise ValueError(f"no split is known for the set {name!r} of the example {example_id!r}")


def studied(example_id: str) -> bool:
    """Tell whether an incident of gva or a row of awsd was looked at, and not only counted.

    Raises:
        ValueError: The set is not one that was cut so, or the id names no group.
    """
    name, _, rest = example_id.partition("/")
    if name in _STUDIED and rest:
        return fold(f"{name}/{rest.split('/')[0]}", _STUDIED[name]) == 0
    return not held_out(example_id)
