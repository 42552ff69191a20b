"""Map, timeline, filters and list answer to one another; without scripts, the filters answer by themselves."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.browser.served import serving, wait_for
from tests.console.ledgers import START, Told, make_ledger


def days(page: Any) -> list[str]:
    """Return the days of the rows that are shown."""
    return [text.strip(" ~[]") for text in page.locator("#rows tr:visible .day").all_inner_texts()]


def drag(page: Any, place: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag over an element from one share of its width and height to another."""
    page.locator(place).scroll_into_view_if_needed()
    box = page.locator(place).bounding_box()
    assert box
    (x1, y1), (x2, y2) = ((box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end))
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2)
    page.mouse.move(x2, y2)
    page.mouse.up()


@pytest.fixture(params=["served", "published"])
def root(request: pytest.FixtureRequest, server: str, folder: Path) -> str:
    return server if request.param == "served" else f"{folder.as_uri()}/index.html"


def test_a_brush_on_time_filters_the_list_and_dims_the_map(visit: Callable[..., Any], root: str) -> None:
    watched = visit(root)
    page = watched.open("")
    whole = days(page)
    drag(page, "svg.time", (0.0, 0.3), (0.5, 0.3))
    fewer = days(page)
    assert fewer
    assert set(fewer) < set(whole)
    assert max(fewer) < "2021-12"
    assert page.locator("svg.map a.off").count() >= 1
    assert page.locator("#shown").inner_text() == str(len(fewer))
    page.locator("#clear").click()
    assert days(page) == whole
    assert watched.wrong == []


def test_a_box_on_the_map_filters_list_and_time(visit: Callable[..., Any], root: str) -> None:
    page = visit(root).open("")
    whole = days(page)
    drag(page, "svg.map", (0.02, 0.02), (0.98, 0.5))
    north = days(page)
    assert north
    assert set(north) < set(whole)
    assert "2022-03-02" in north  # Moscow
    assert "2020-12-20" not in north  # Baghdad
    assert page.locator("svg.time rect.off").count() >= 1


@pytest.mark.parametrize(
    ("field", "value", "day"), [("kind", "air_strike", "2021-06-01"), ("actor", "ash brig", "2020-12-20")]
)
def test_kind_and_actor_filter_in_place(field: str, value: str, day: str, visit: Callable[..., Any], root: str) -> None:
    page = visit(root).open("")
    part = page.locator(f"#filters [name={field}]")
    part.select_option(value) if field == "kind" else part.fill(value)
    assert days(page) == [day]


def test_a_mark_on_the_map_chooses_its_incidents(visit: Callable[..., Any], root: str) -> None:
    page = visit(root).open("")
    page.locator("svg.map a[aria-label^=Erbil]").focus()
    page.keyboard.press("Enter")
    assert days(page) == ["2021-02-15"]


def test_the_map_zooms_and_the_timeline_zooms(visit: Callable[..., Any], server: str) -> None:
    page = visit(server).open("")
    width = "document.querySelector('svg.map').viewBox.baseVal.width"
    whole = page.evaluate(width)
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(width) < whole
    page.get_by_role("button", name="Whole map").click()
    assert page.evaluate(width) == whole
    first = page.locator("svg.time .axis").text_content()
    drag(page, "svg.time", (0.0, 0.3), (0.3, 0.3))
    page.get_by_role("button", name="Zoom to it").click()
    assert page.locator("svg.time .axis").text_content() != first


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("since=2021-01-01&until=2021-12-31", ["2021-06-01", "2021-02-15"]),
        ("kind=air_strike", ["2021-06-01"]),
        ("actor=Ash", ["2020-12-20"]),
        ("near=Erbil", ["2021-02-15"]),
        ("box=43,35.5,45,37", ["2021-02-15"]),
    ],
)
def test_filters_work_without_scripts(query: str, found: list[str], visit: Callable[..., Any], server: str) -> None:
    page = visit(server, java_script_enabled=False).open("")
    for part in query.split("&"):
        name, value = part.split("=")
        field = page.locator(f"#filters [name={name}]")
        field.select_option(value) if name == "kind" else field.fill(value)
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()
    assert days(page) == found


def test_what_is_new_since_the_last_visit_is_told(visit: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "growing.db"
    first = Told("Example Wire", START.date(), make_place(), START.date(), 1)
    make_ledger(path, [first])
    with serving(path) as root:
        page = visit(root).open("")
        assert not page.locator("#changes").is_visible()
        later = Told("Second Paper", START.date(), make_place("Mosul", 36.3), START.date(), 2)
        make_ledger(path, [first, later])
        wait_for(lambda: bool(page.reload()) and page.locator("#changes").is_visible())
        assert "Older ones with new reports: 1." in page.locator("#changes").inner_text()
        page.reload()
        assert not page.locator("#changes").is_visible()


def make_place(name: str = "Kirkuk", latitude: float = 35.5) -> Any:
    from rashomon.records import Place

    return Place(name, name, "", "IQ", latitude, 44.4, "town", 9.0)


EDGES = """() => [...document.querySelectorAll("svg.map .labels text, svg.map .scale text")]
  .filter((one) => getComputedStyle(one).display !== "none")
  .map((one) => [one.getBBox(), one.ownerSVGElement.viewBox.baseVal])
  .map(([box, whole]) => [box.x, whole.width - box.x - box.width])"""
NAMES = """() => [...document.querySelectorAll("svg.time .axis text")].map((one) => {
  const box = one.getBoundingClientRect();
  return [box.left, box.right];
})"""


@pytest.mark.parametrize("width", [360, 700, 1440])
def test_no_name_runs_over_the_edge_or_into_another(width: int, visit: Callable[..., Any], server: str) -> None:
    page = visit(server, viewport={"width": width, "height": 800}).open("")
    assert all(min(edges) >= 0 for edges in page.evaluate(EDGES))
    named = page.evaluate(NAMES)
    assert len(named) > 1
    assert all(right <= left for (_, right), (left, _) in pairwise(named))
    box = page.locator("svg.time").bounding_box()
    assert named[-1][1] <= box["x"] + box["width"] + 1
