"""A browser, a ledger and a server for the tests that look at pages as a visitor does.

They are skipped where Debian's chromium or playwright is not installed: ``apt-get install chromium``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.browser.served import serving
from tests.console.ledgers import hostile_reading, make_ledger

from rashomon.console.publish import publish
from rashomon.ledger import open_ledger
from rashomon.records import Reading

CHROMIUM = Path("/usr/bin/chromium")
#: Characters of the line that no page may break at: five megabytes.
LONG = 5_000_000


class Watched:
    """A page that remembers what went wrong on it: errors of the console, and requests to anywhere else."""

    def __init__(self, page: Any, root: str) -> None:
        self.page, self.root = page, root
        self.wrong: list[str] = []
        page.on("console", lambda message: self._note(message.type == "error", f"console: {message.text}"))
        page.on("pageerror", lambda error: self._note(True, f"error: {error}"))
        page.on("request", lambda request: self._note(self._away(request.url), f"request: {request.url}"))

    def open(self, address: str) -> Any:
        """Go to an address below the root."""
        self.page.goto(self.root + address)
        return self.page

    def _note(self, wrong: bool, what: str) -> None:
        if wrong:
            self.wrong.append(what)

    def _away(self, url: str) -> bool:
        here, there = urlsplit(self.root), urlsplit(url)
        return there.scheme not in {"data", "blob"} and (there.scheme, there.netloc) != (here.scheme, here.netloc)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not there: apt-get install chromium")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Reading]]:
    path = tmp_path_factory.mktemp("browser") / "test.db"
    return path, make_ledger(path, more=[hostile_reading(LONG)])


@pytest.fixture(scope="session")
def server(told: tuple[Path, list[Reading]]) -> Iterator[str]:
    with serving(told[0]) as root:
        yield root


@pytest.fixture(scope="session")
def folder(told: tuple[Path, list[Reading]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger as a published folder."""
    site = tmp_path_factory.mktemp("published") / "site"
    with open_ledger(told[0], create=False, read_only=True) as ledger:
        publish(ledger, site, now=datetime.now(UTC))
    return site


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Open a fresh visitor's page; options are those of a browser's context."""
    contexts = []

    def opened(root: str, **options: object) -> Watched:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        return Watched(context.new_page(), root)

    yield opened
    for context in contexts:
        context.close()
