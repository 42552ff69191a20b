"""The pages of the console: one table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rashomon.console.page import Page, Route, Visit

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


def listed(ledger: Ledger, visit: Visit) -> Page:
    """Render a list of the pages there are."""
    links = "".join(f'<li><a href="{route.path}">{escape(route.name)}</a>' for route in ROUTES if "{" not in route.path)
    return Page(f"<!doctype html><title>Rashomon</title><ul>{links}</ul><p>{escape(visit.who)}{escape(visit.token)}")


ROUTES: tuple[Route, ...] = (Route("situation", "/", listed), Route("signin", "/signin", listed))
