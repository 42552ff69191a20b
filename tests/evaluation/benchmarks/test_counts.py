"""What numbers count, on two texts written here: head, rules, and the head where no rule reads a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import UsageError
from rashomon.evaluation.benchmarks import counts
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.sets.counted import CountedText, of_coded

#: The rules read the first number and not the second.
READ = of_coded("muc4/a", "Gunmen killed four guards in Ardenmouth.", {"killed": 4})
UNREAD = of_coded("muc4/b", "Nine traders were struck down in Ardenmouth.", {"killed": 9})


def measured(monkeypatch: pytest.MonkeyPatch, texts: list[CountedText], what: str) -> dict[str, float]:
    """Measure with a head that takes every number for one thing."""
    monkeypatch.setattr(counts.counted, "load", lambda data: texts)
    monkeypatch.setattr(counts, "by_head", lambda text: dict.fromkeys(range(len(text.numbers)), what))
    return dict(counts.measure_counts(Path(), Look()).metrics)


def test_the_head_is_asked_where_no_rule_reads_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = measured(monkeypatch, [READ, UNREAD], "killed")
    assert (figures["accuracy"], figures["rules_accuracy"], figures["both_accuracy"]) == (100, 50, 100)
    assert (figures["rules_killed_recall"], figures["rules_killed_precision"]) == (50, 100)


def test_what_a_rule_reads_goes_before_the_head(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = measured(monkeypatch, [READ, UNREAD], "injured")
    assert (figures["accuracy"], figures["both_accuracy"]) == (0, 50)
    assert figures["both_injured_precision"] == 0


def test_without_texts_there_are_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError):
        measured(monkeypatch, [], "killed")
