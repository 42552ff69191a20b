"""Values and stances by hand, in bands; and what holds for any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.evaluation.bands import BANDS, band_of, band_of_stance, combined
from rashomon.evaluation.results import shown
from rashomon.evaluation.stances import Judged, summarise
from rashomon.records import Stance


@pytest.mark.parametrize(
    ("value", "band"),
    [(-3, "denied"), (-1.5, "denied"), (-1.4, "uncertain"), (0, "uncertain"), (1.4, "uncertain"), (1.5, "asserted")],
)
def test_bands(value: float, band: str) -> None:
    assert band_of(value) == band


@pytest.mark.parametrize(
    ("value", "stance", "band"),
    [
        (3, "asserts", "asserted"),
        (3, "denies", "denied"),
        (3, "conditional", "uncertain"),
        (3, "silent", "uncertain"),
        (-3, "asserts", "denied"),
        (-3, "possible", "denied"),
        (0, "asserts", "uncertain"),
        (0, "denies", "denied"),
        (0, "possible", "uncertain"),
        (3, "intends", "asserted"),
        (-3, "intends", "denied"),
    ],
)
def test_words_deny_and_leave_open_what_the_value_asserts(value: float, stance: Stance, band: str) -> None:
    assert combined(value, stance) == band


def test_a_stance_that_neither_asserts_nor_denies_leaves_it_open() -> None:
    assert [band_of_stance(stance) for stance in ("asserts", "denies", "asks")] == ["asserted", "denied", "uncertain"]


def test_figures_of_a_set_by_hand() -> None:
    """Errors 0, 1 and 2; always saying +3 errs by 0, 2 and 6."""
    judged = {"s1": [Judged(3, 3), Judged(1, 2)], "s2": [Judged(-3, -1)], "s3": []}
    result = summarise("stance", "dev", {"uw": judged})
    assert result.documents == 3
    assert result.metrics["uw_mae"] == pytest.approx(1)
    assert result.metrics["uw_constant_mae"] == pytest.approx(8 / 3)
    assert result.metrics["uw_r"] == pytest.approx(np.corrcoef([3, 1, -3], [3, 2, -1])[0, 1])
    low, high = result.intervals["uw_mae"]
    assert low <= 1 <= high


def test_stances_by_hand() -> None:
    """Of two denied ones the value finds one and the words the other; an uncertain one is taken for asserted."""
    judged = [Judged(-3, -2), Judged(-2, 3, "denies"), Judged(0, 2), Judged(0, 3, "possible"), Judged(3, 3)]
    result = summarise("stance", "dev", {"uw": {"s": judged[:3]}, "uds": {"t": judged[3:]}})
    figures = ("denied_recall", "value_denied_recall", "words_denied_recall", "value_denied_precision")
    assert [result.metrics[name] for name in figures] == [100, 50, 50, 100]
    assert result.metrics["uncertain_recall"] == 50
    assert result.metrics["value_uncertain_recall"] == 0
    together = next(table for title, table in result.tables.items() if title.endswith("value and words"))
    assert together["uncertain"] == {"denied": 0, "uncertain": 1, "asserted": 1}
    assert together["denied"] == {"denied": 2, "uncertain": 0, "asserted": 0}


def test_a_predicate_without_a_value_counts_as_asserted_and_is_counted() -> None:
    result = summarise("stance", "dev", {"uw": {"s": [Judged(-3, None), Judged(3, 3)]}})
    assert (result.metrics["uw_mae"], result.metrics["uw_r"], result.metrics["denied_recall"]) == (3, 0, 0)
    assert result.tables["predicates"] == {"uw": {"judged": 2, "without a value": 1}}


def test_an_empty_set_is_a_mistake() -> None:
    with pytest.raises(UsageError, match="no documents"):
        summarise("stance", "dev", {"uw": {}})


def test_a_correlation_is_not_shown_in_percent() -> None:
    assert [shown("uw_r", 0.8125), shown("uw_mae", 0.4), shown("denied_recall", 81.25)] == ["0.812", "0.400", "81.2"]


VALUES = st.floats(-3, 3).map(lambda value: round(value, 3))


@given(st.lists(VALUES, min_size=2, max_size=9).filter(lambda values: max(values) - min(values) > 0.1))
def test_the_judgements_themselves_score_in_full(values: list[float]) -> None:
    metrics = summarise("stance", "dev", {"uw": {"s": [Judged(value, value) for value in values]}}).metrics
    assert metrics["uw_r"] == pytest.approx(1)
    assert metrics["uw_mae"] == 0
    for band in BANDS:
        assert metrics[f"{band}_f1"] == (100 if any(band_of(value) == band for value in values) else 0)


@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=9))
def test_r_and_error_are_the_same_with_the_sides_swapped(pairs: list[tuple[float, float]]) -> None:
    def metrics(rows: list[Judged]) -> dict[str, float]:
        return dict(summarise("stance", "dev", {"uw": {"s": rows}}).metrics)

    one, other = metrics([Judged(a, b) for a, b in pairs]), metrics([Judged(b, a) for a, b in pairs])
    for name in ("uw_r", "uw_mae", "denied_f1", "uncertain_f1"):
        assert one[name] == pytest.approx(other[name], abs=1e-6)
    assert one["denied_recall"] == pytest.approx(other["denied_precision"])
    assert -1.001 <= one["uw_r"] <= 1.001
