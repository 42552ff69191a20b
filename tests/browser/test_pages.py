"""Every page as a browser shows it: no error, no request to elsewhere, nothing that keeps anybody out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.records import Reading

PAGES = (
    *("", "incident", "report", "review", "series", "search?q=baghdad", "watches", "about?check=1", "signin"),
    "search?q=rock*&speaker=army&place=baghdad&since=2020-01-01&order=latest",
    "?as_of=2026-01-01T12:00:30Z",
)


def address(name: str, readings: list[Reading]) -> str:
    if name == "incident":
        return f"incidents/{readings[0].accounts[0].id}"
    return f"reports/{readings[0].report.id}" if name == "report" else name


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_and_keeps_nobody_out(
    name: str, visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    watched = visit(server, color_scheme="light", reduced_motion="reduce")  # or buttons are seen between two colours
    page = watched.open(address(name, told[1]))
    assert page.locator("h1").count() == 1
    papers = set()
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert (theme, violations(page)) == (theme, [])
    assert len(papers) == 2
    assert watched.wrong == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_moves_sideways(
    name: str, visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    page = visit(server, viewport={"width": 360, "height": 740}).open(address(name, told[1]))
    for width, height in ((360, 740), (768, 1024), (3840, 2160)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("name", ["", "incident", "review", "search?q=rock*", "about"])
def test_no_table_is_cut_on_a_phone(
    name: str, visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    page = visit(server, viewport={"width": 360, "height": 740}).open(address(name, told[1]))
    page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    cells = page.locator("main :is(th, td)").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().right > 360).map((one) => one.innerText)"
    )
    assert cells == []
    assert page.locator("header.top nav").evaluate("(nav) => nav.scrollWidth - nav.clientWidth") <= 0
    assert violations(page) == []


@pytest.mark.parametrize("name", ["index", "incident", "report", "review", "series", "search", "watches", "about"])
def test_a_published_page_opens_from_its_file(
    name: str, visit: Callable[..., Any], folder: Path, told: tuple[Path, list[Reading]]
) -> None:
    plain = address(name, told[1])
    watched = visit(f"{folder.as_uri()}/")
    page = watched.open(f"{plain}.html")
    assert page.locator("h1").count() == 1
    assert page.locator("form[method=post]").count() == 0
    assert watched.wrong == []
    assert violations(page) == []  # axe asks for the style sheets again, which no file may


@pytest.mark.parametrize("name", ["", "incident", "report", "review", "series", "about"])
def test_without_scripts_the_text_is_there(
    name: str, visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    page = visit(server, java_script_enabled=False).open(address(name, told[1]))
    assert page.locator("main").inner_text().strip()


def test_the_theme_that_was_chosen_is_remembered(visit: Callable[..., Any], server: str) -> None:
    page = visit(server, color_scheme="light").open("")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Theme: auto").click()
    page.get_by_role("button", name="Theme: light").click()
    page.reload()
    assert page.get_by_role("button", name="Theme: dark").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper


def test_an_incident_prints_without_the_frame(
    visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    page = visit(server).open(address("incident", told[1]))
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator("#brief").is_visible()
    assert not page.locator("details.ask").first.is_visible()
    who = page.locator("#matrix td[data-who]").first
    assert "army" in who.evaluate("(cell) => getComputedStyle(cell, '::before').content")


def test_words_and_statements_point_at_one_another(
    visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    page = visit(server).open(address("report", told[1]))
    word = page.locator("a.said").first
    tip = page.get_by_role("tooltip")
    word.hover()
    assert "the army" in tip.inner_text()
    page.mouse.move(0, 0)
    assert not tip.is_visible()
    word.focus()
    assert "the army" in tip.inner_text()
    assert "found by test" in tip.inner_text()
    page.keyboard.press("Escape")
    assert not tip.is_visible()


def violations(page: Any) -> list[str]:
    """Return what axe-core finds: the rule and the first element that breaks it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
