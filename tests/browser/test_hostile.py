"""What a report holds is shown as text, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import LONG

from rashomon.console.marking import PART
from rashomon.records import Reading


@pytest.mark.parametrize("name", ["report", "incident", "", "search?q=camp", "review"])
def test_markup_scripts_and_steering_marks_show_as_text(
    name: str, visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    hostile = told[1][-1]
    addresses = {"report": f"reports/{hostile.report.id}", "incident": f"incidents/{hostile.accounts[0].id}"}
    watched = visit(server)
    page = watched.open(addresses.get(name, name))
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img").count() == 0
    assert page.locator("main script:not([type])").count() == 0
    if name != "review":
        assert "<script>window.hacked = 1</script>" in page.locator("main").inner_text()
    assert "\u202e" not in page.content()
    assert page.locator("a[href^=javascript]").count() == 0
    assert watched.wrong == []


def test_a_line_of_five_megabytes_is_shown_in_parts(
    visit: Callable[..., Any], server: str, told: tuple[Path, list[Reading]]
) -> None:
    hostile = told[1][-1].report
    watched = visit(server)
    page = watched.open(f"reports/{hostile.id}")
    assert len(page.locator("main p.text").inner_text()) <= PART + 200
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.get_by_role("link", name="The rest").click()
    assert f"part 2 of {-(-len(hostile.text) // PART)}" in page.locator("main").inner_text()
    assert len(hostile.text) > LONG
    assert watched.wrong == []
