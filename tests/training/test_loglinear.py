"""A log-linear model finds the feature that tells what is right."""

from __future__ import annotations

from training.loglinear import Candidates, fit


def test_a_telling_feature_gets_weight_and_a_rare_one_none() -> None:
    reports = [Candidates([["none"], ["shot", "late"], ["court", "late"]], [False, True, False]) for _ in range(20)]
    reports.append(Candidates([["none"], ["rare"]], [True, False]))
    weights = fit(reports, penalty=0.5, seen=8)
    assert weights["shot"] > 1 > weights["court"]
    assert "rare" not in weights


def test_a_report_that_counts_for_nothing_changes_nothing() -> None:
    told = [Candidates([["none"], ["shot"]], [False, True]) for _ in range(10)]
    other = [Candidates([["none"], ["shot"]], [True, False], counts=0.0) for _ in range(10)]
    assert fit([*told, *other], penalty=1.0, seen=2) == fit(told, penalty=1.0, seen=2)
