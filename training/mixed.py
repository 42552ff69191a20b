"""The modern sets to labelled windows: triggers, roles and arguments of events, entities, classes of short texts.

In: examples of :mod:`training.data`. Out: windows for the heads each set says something about. What a set marks only in
part ("partial") teaches "outside" only near what it marks.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from rashomon.encoder.labels import ARGUMENT_LABELS, BIO, ROLES, TEXT
from rashomon.encoder.windows import LONGEST
from rashomon.evaluation.splits import held_out
from training.data import LOADERS, Example
from training.windows import IGNORE, Labels, Window, bio, covered, tokens_of, windows_of

#: Sets mixed in, and how much of each is seen in an epoch.
SHARES = {"re3d": 1.0, "wikievents": 1.0, "rams": 1.0, "plover": 0.7, "case2021": 1.0, "awsd": 0.35, "synthetic": 0.08}
#: How far from a marked trigger, in tokens, the unmarked counts as outside.
NEAR = 20


class Mixed:
    """The examples that may be trained on, cut into windows once."""

    def __init__(self, data: Path, share: float = 1.0) -> None:
        """Read every set; of each window ``share`` times the chance of ``SHARES`` is taken."""
        self.share = share
        self.windows = {name: list(_windows(e for e in LOADERS[name](data) if not held_out(e.id))) for name in SHARES}

    def epoch(self, chance: random.Random) -> list[list[Window]]:
        """Return this epoch's windows, one list for each kind of labels, so that a batch has one kind."""
        groups: dict[tuple[str, ...], list[Window]] = {}
        for name, share in SHARES.items():
            for window in self.windows[name]:
                if chance.random() < share * self.share:
                    groups.setdefault(tuple(sorted(window.labels)), []).append(window)
        return list(groups.values())


def _windows(examples: Iterable[Example]) -> Iterable[Window]:
    for example in examples:
        for window in windows_of(example.id, tokens_of(example.text), LONGEST):
            label(window, example)
            if window.labels:
                yield window


def label(window: Window, example: Example) -> None:
    """Write the labels of every head the example speaks of."""
    for head, labels in BIO.items():
        if head in example.spans:
            row = bio(window, example.spans[head], labels)
            window.labels[head] = _near(row, head, window, example)
    if "role" in example.spans:
        window.labels["roles"] = _roles(window, example)
    for head in TEXT:
        if example.labels.get(head) and example.labels[head][0] in TEXT[head]:
            window.labels[head] = np.array(TEXT[head].index(example.labels[head][0]))
    if example.arguments:
        window.extra["arguments"] = list(_arguments(window, example))


def _roles(window: Window, example: Example) -> Labels:
    rows = np.zeros((len(window.ids), len(ROLES)), np.int64)
    for start, end, label in sorted(example.spans["role"], key=lambda s: s[1] - s[0]):
        named = label == "Victim" and not example.text[start:end].split()[-1][:1].isupper()
        inside = covered(window, start, end)
        column = ROLES.index("Person" if named else label)
        if inside:
            rows[inside.start : inside.stop, column] = 2
            rows[inside.start, column] = 1
    rows[[0, -1]] = IGNORE
    for column in range(len(ROLES)):
        rows[:, column] = _near(rows[:, column], "role", window, example)
    return rows


def _near(row: Labels, head: str, window: Window, example: Example) -> Labels:
    """Forget "outside" far from the marked triggers, where the set marks only a part."""
    if head not in example.partial:
        return row
    near = np.zeros(len(row), bool)
    for event in example.arguments:
        for at in covered(window, *event.trigger):
            near[max(0, at - NEAR) : at + NEAR + 1] = True
    return np.where((row == 0) & ~near, IGNORE, row)


def _arguments(window: Window, example: Example) -> Iterable[tuple[int, Labels]]:
    for event in example.arguments:
        trigger = covered(window, *event.trigger)
        if trigger:
            spans = [(start, end, role.lower()) for start, end, role in event.roles]
            yield trigger.start, bio(window, spans, ARGUMENT_LABELS)
