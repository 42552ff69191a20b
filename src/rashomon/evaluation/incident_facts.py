"""Counts, days and places of incidents against a coded record: which are exactly right.

In: for each report what was read and what is coded. Out: figures in percent with intervals. A count that nobody tells
is 0, and right where the record has 0; a day or place that is not told is wrong, and its share given is printed beside
the share right of those given. Counts are right at tolerance 0, as Postma, Ilievski and Vossen 2018 ("SemEval-2018
Task 5: Counting Events and Participants in the Long Tail") score numbers; a place is right within 25 km of the coded
point, or by its city's name. Intervals draw reports again (:mod:`rashomon.evaluation.bootstrap`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.evaluation.bootstrap import interval

#: Answers by figure: right or wrong, None where the report is not asked.
Answers = Mapping[str, bool | None]


def figures(rows: Sequence[Answers], prefix: str = "") -> tuple[dict[str, float], dict[str, tuple[float, float]]]:
    """Return the share of right answers by figure, in percent, and its interval, each name behind ``prefix``."""
    metrics, intervals = dict[str, float](), dict[str, tuple[float, float]]()
    names = dict.fromkeys(name for row in rows for name in row)
    for name in names:
        asked = [float(value) for row in rows if (value := row.get(name)) is not None]
        if not asked:
            continue
        numbers = np.array([[value, 1.0] for value in asked])
        metrics[prefix + name] = 100 * sum(asked) / len(asked)
        low, high = interval(numbers, lambda sums: 100 * sums[:, 0] / sums[:, 1])
        intervals[prefix + name] = (low, high)
    return metrics, intervals


def count_answers(told: Mapping[str, int | None], coded: Mapping[str, int]) -> dict[str, bool | None]:
    """Answer for counts: exact, exact of those told, the share told, and what always 0 and always 1 would be."""
    answers: dict[str, bool | None] = {}
    for name, number in coded.items():
        value = told.get(name)
        answers[f"{name}_exact"] = (value or 0) == number
        answers[f"{name}_given"] = value is not None
        answers[f"{name}_precision"] = None if value is None else value == number
        answers[f"{name}_always_0"] = number == 0
        answers[f"{name}_always_1"] = number == 1
    answers["all_exact"] = all(answers[f"{name}_exact"] for name in coded)
    return answers
