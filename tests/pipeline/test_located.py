"""Where an incident took place: numbers of places, and which of them are kept."""

from __future__ import annotations

import numpy as np
import pytest
from tests.encoder.scans import scan_of
from tests.pipeline.encoding import fill

from rashomon.encoder.scan import Floats
from rashomon.pipeline.located import COLUMNS, Spot, locate, rows
from rashomon.records import Place, Span

TEXT = "Lima said a bomb wrecked the mill in Cusco and Quito wept for Cusco"
SCAN = scan_of(TEXT, [("bomb", "Weapon", "B"), ("Cusco", "Place", "B")])


def spot(name: str, country: str, *, after: str = "", dateline: bool = False) -> Spot:
    start = TEXT.index(name, TEXT.index(after))
    place = Place(name, name, "", country, precision="town", city=name)
    return Spot(Span(start, start + len(name)), place, 0, dateline)


LIMA, CUSCO, QUITO = spot("Lima", "PE", dateline=True), spot("Cusco", "PE"), spot("Quito", "EC")
AGAIN = spot("Cusco", "PE", after="wept")


@pytest.mark.parametrize(
    ("chances", "kept"),
    [
        ([0.1, 0.9, 0.2], ["Cusco"]),
        ([0.6, 0.9, 0.2], ["Cusco", "Lima"]),
        ([0.1, 0.2, 0.9], ["Quito"]),
        ([0.4, 0.9, 0.8], ["Cusco"]),  # one country
        ([0.1, 0.4, 0.2], ["Cusco"]),  # none is sure: the likeliest
    ],
)
def test_the_places_of_one_country_that_are_sure_enough_are_kept(chances: list[float], kept: list[str]) -> None:
    found = locate([], [LIMA, CUSCO, QUITO], SCAN, lambda _: np.array(chances, np.float32))
    assert [one.place.name for one in found] == kept


def test_a_place_named_twice_is_kept_where_its_chance_is_best() -> None:
    (one,) = locate([], [CUSCO, AGAIN], SCAN, lambda _: np.array([0.6, 0.7], np.float32))
    assert (one.span, one.chance) == (AGAIN.span, pytest.approx(0.7))


def test_without_places_there_is_none() -> None:
    assert locate([], [], SCAN, lambda _: np.zeros(0, np.float32)) == []


def test_the_numbers_of_a_place() -> None:
    fills = [fill(TEXT, "Weapon", "bomb")]
    made: Floats = rows(fills, [LIMA, CUSCO, QUITO, AGAIN], SCAN)
    assert made.shape == (4, len(COLUMNS))
    column = {name: made[:, at].tolist() for at, name in enumerate(COLUMNS)}
    means = column["mean chance of its words to tell where"]
    assert means[1] > 0.5 > max(means[0], means[2])
    assert column["in the dateline"] == [1, 0, 0, 0]
    assert column["in the country of most"] == [1, 1, 0, 1]
    assert column["share of the places in its country"] == pytest.approx([0.75, 0.75, 0.25, 0.75])
    assert column["times it is named"][1] == pytest.approx(np.log1p(2))
    near = column["distance to the nearest fill"]
    assert near[1] == pytest.approx(np.log1p(abs(TEXT.index("Cusco") - TEXT.index("bomb"))))
