"""Take pictures of every page of the console, light and dark, wide and narrow, into a folder; for looking at them.

Run it as ``python docs/screenshots.py LEDGER FOLDER [PAGE ...]``. It needs the development packages and Debian's
chromium. The two pictures of the README are taken by ``python docs/screenshots.py LEDGER docs/pictures --readme``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from tests.browser.served import serving  # noqa: E402

from rashomon.console.index import INDEXES  # noqa: E402
from rashomon.ledger import open_ledger  # noqa: E402

#: Name -> width and height in pixels.
SIZES = {"wide": (1440, 900), "narrow": (360, 760), "huge": (3840, 2160)}
#: What the README shows: page, theme and file.
README = (("situation", "light", "situation.png"), ("incident", "light", "incident.png"))


def main(arguments: list[str]) -> None:
    """Take the pictures."""
    readme = "--readme" in arguments
    ledger, folder, *wanted = (one for one in arguments if one != "--readme")
    Path(folder).mkdir(parents=True, exist_ok=True)
    addresses = _addresses(Path(ledger))
    with serving(Path(ledger)) as root, sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, theme, size, file in _readme() if readme else _all(addresses, wanted):
            _take(browser, root + addresses[name], theme, SIZES[size], Path(folder, file), whole=not readme)
        browser.close()


def _readme() -> Iterator[tuple[str, str, str, str]]:
    yield from ((name, theme, "wide", file) for name, theme, file in README)


def _all(addresses: dict[str, str], wanted: list[str]) -> Iterator[tuple[str, str, str, str]]:
    for name in wanted or addresses:
        for size in ("wide", "narrow"):
            for theme in ("light", "dark"):
                yield name, theme, size, f"{name}-{size}-{theme}.png"
    if not wanted:
        yield "situation", "light", "huge", "situation-huge-light.png"


def _addresses(path: Path) -> dict[str, str]:
    """Return a page of each kind: of the incident and the report that most is told of."""
    with open_ledger(path, create=False, read_only=True) as ledger:
        index = INDEXES.of(ledger)
        most = max(index.entries, key=lambda entry: (entry.reports, entry.id))
        report = next(iter(ledger.accounts(ids=[most.id]))).report_id
    pages = {"situation": "", "incident": f"incidents/{most.id}", "report": f"reports/{report}"}
    plain = {name: name for name in ("review", "series", "watches", "about", "signin")}
    return {**pages, **plain, "search": "search?q=baghdad", "missing": "incidents/0000"}


def _take(browser: Browser, address: str, theme: str, size: tuple[int, int], file: Path, *, whole: bool) -> None:
    width, height = size
    scheme: dict[str, str] = {"color_scheme": theme}
    context = browser.new_context(viewport={"width": width, "height": height}, **scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    page.screenshot(path=file, full_page=whole)
    context.close()
    print(file)


if __name__ == "__main__":
    main(sys.argv[1:])
