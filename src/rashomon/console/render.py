"""Templates to pages: Jinja2 that escapes every text, with the frame that all pages share.

Characters that would steer a terminal or turn a line around become visible before they are escaped, as in a brief.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from rashomon import __version__
from rashomon.brief.clean import web_address
from rashomon.brief.printing import support
from rashomon.console.links import Links
from rashomon.console.page import Page, Visit
from rashomon.console.words import (
    MARKS,
    STANCES,
    field_label,
    in_words,
    kind_label,
    moment,
    plural,
    show_day,
)

if TYPE_CHECKING:
    from jinja2 import Environment

#: Pages in the order of the navigation: name and label.
NAVIGATION = (
    ("situation", "Situation"),
    ("review", "Review"),
    ("series", "Series"),
    ("search", "Search"),
    ("watches", "Watches"),
    ("about", "About"),
)


def render(visit: Visit, template: str, *, title: str, at: str, status: int = 200, **parts: Any) -> Page:
    """Return a page from the template of that name; ``at`` is the page of the navigation it belongs to."""
    html = (
        environment()
        .get_template(f"{template}.html")
        .render(
            visit=visit,
            links=links_of(visit),
            title=title,
            at=at,
            navigation=NAVIGATION,
            version=__version__,
            now=now_of(visit),
            **parts,
        )
    )
    return Page(html + "\n", status)


def not_found(visit: Visit, message: str) -> Page:
    """Return the page that says what is not there, and what to do."""
    return render(visit, "missing", title="Not found", at="", status=404, message=message)


def refused(visit: Visit, message: str, status: int) -> Page:
    """Return the page that says why nothing was recorded."""
    return render(visit, "missing", title="Nothing was recorded", at="review", status=status, message=message)


def links_of(visit: Visit) -> Links:
    """Return the addresses of pages as this visit reaches them."""
    return Links(visit.root, visit.as_of.astimezone(UTC).isoformat() if visit.as_of else "")


def now_of(visit: Visit) -> datetime:
    """Return the moment of the visit: the one looked back from, else the one given, else the clock's."""
    return visit.as_of or visit.now or datetime.now(UTC)


@cache
def environment() -> Environment:
    """Return the environment of the templates, which refuses a name that is not there."""
    from rashomon.brief.html import escaping

    made = escaping("rashomon.console", "templates")
    made.filters.update(
        address=web_address,
        day=show_day,
        field=field_label,
        kind=kind_label,
        moment=moment,
        support=support,
        words=in_words,
    )
    made.globals.update(marks=MARKS, stances=STANCES, plural=plural)
    return made
