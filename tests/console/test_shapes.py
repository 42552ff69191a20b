"""The shapes of countries: cut to the map, named where there is room, and fine without the package."""

from __future__ import annotations

import re

import pytest

from rashomon.console import shapes
from rashomon.console.index import outline
from rashomon.console.mapping import draw
from rashomon.console.projection import Extent, projection_for
from rashomon.ledger import Ledger

IRAQ = projection_for(Extent(38.0, 28.0, 50.0, 38.0), width=1000)


def test_a_map_of_iraq_shows_iraq_and_no_corner_far_off() -> None:
    found = {country.name: country for country in shapes.countries(IRAQ)}
    assert {"Iraq", "Iran", "Syria", "Kuwait"} <= found.keys()
    assert "France" not in found
    assert found["Iraq"].label
    for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", "".join(one.path for one in found.values())):
        assert -40 <= float(x) <= 1040
        assert -60 <= float(y) <= IRAQ.height + 60


def test_a_map_across_the_date_line_shows_both_sides() -> None:
    flat = projection_for(Extent(170.0, -25.0, 195.0, -10.0), width=1000)
    names = [country.name for country in shapes.countries(flat)]
    assert "Fiji" in names
    assert "Samoa" in names


def test_without_the_package_there_is_a_map_without_countries(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = outline(ledger).entries
    for kept in (shapes.countries, shapes._shapes, shapes._rings, shapes._reader, shapes._file):
        kept.cache_clear()
    monkeypatch.setattr(shapes, "_PACKAGE", "no_such_package_at_all")
    try:
        drawing = draw(entries, entries)
        assert not shapes.available()
        assert drawing.countries == ()
        assert len(drawing.marks) == 4
        assert drawing.grid
    finally:
        for kept in (shapes.countries, shapes._shapes, shapes._rings, shapes._reader, shapes._file):
            kept.cache_clear()


def test_a_place_is_drawn_with_its_uncertainty(ledger: Ledger) -> None:
    entries = outline(ledger).entries
    drawing = draw(entries, entries)
    by_name = {mark.name: mark for mark in drawing.marks}
    assert by_name["Baghdad"].radius_km == 21.5
    assert len(by_name["Baghdad"].ids) == 2
    assert by_name["Baghdad"].size > by_name["Erbil"].size
    assert by_name["Syria"].coarse
    assert by_name["Syria"].disc
    assert drawing.unplaced == 0


def test_where_only_whole_lands_are_told_the_map_shows_no_more_than_these(ledger: Ledger) -> None:
    (syria,) = (entry for entry in outline(ledger).entries if entry.place and entry.place.name == "Syria")
    drawing = draw([syria], [syria])
    extent = drawing.projection.extent
    assert extent.west < 38.5 < extent.east
    assert extent.east - extent.west < 30
    assert len(drawing.marks) == 1
