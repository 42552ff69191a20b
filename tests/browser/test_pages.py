"""Every page as a browser shows it: no error, no request to elsewhere, nothing that keeps anybody out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rashomon.console.publish import publish
from rashomon.ledger import open_ledger
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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_and_keeps_nobody_out(
    name: str, theme: str, visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    watched = visit(server, color_scheme=theme)
    page = watched.open(address(name, told[1]))
    page.wait_for_load_state("load")
    assert page.locator("h1").count() == 1
    assert violations(page) == []
    assert watched.wrong == []


@pytest.mark.parametrize(("width", "height"), [(360, 740), (768, 1024), (3840, 2160)])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_moves_sideways(
    name: str, width: int, height: int, visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    page = visit(server, viewport={"width": width, "height": height}).open(address(name, told[1]))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def folder(told: tuple[Path, list[Reading]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("published") / "site"
    with open_ledger(told[0], create=False, read_only=True) as ledger:
        publish(ledger, site, now=datetime.now(UTC))
    return site


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
