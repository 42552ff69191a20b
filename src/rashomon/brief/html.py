"""A brief as one self-contained HTML page: own style, no script, nothing loaded from elsewhere.

Jinja2 escapes every text; steering characters are made visible before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from rashomon.brief.build import in_order, overview
from rashomon.brief.clean import visible, web_address
from rashomon.brief.model import Brief
from rashomon.brief.phrases import MARKS
from rashomon.brief.printing import count, printed_in, support


@dataclass(slots=True)
class Anchors:
    """The anchors of one brief: each mention of a citation gets its own, so that a citation can point back to all."""

    number: int
    mentions: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def mention(self, citation: int) -> str:
        """Return a new anchor for a mention of a citation."""
        anchor = f"i{self.number}-m{citation}-{len(self.mentions[citation]) + 1}"
        self.mentions[citation].append(anchor)
        return anchor

    def citation(self, citation: int) -> str:
        """Return the anchor of a citation in the list."""
        return f"i{self.number}-c{citation}"


def render_html(briefs: Sequence[Brief]) -> str:
    """Return briefs as an HTML page, an overview first where there is more than one."""
    ordered = in_order(briefs)
    page = (
        _environment()
        .get_template("page.html")
        .render(
            title=ordered[0].heading.text if len(ordered) == 1 else count(len(ordered), "incident"),
            briefs=[(Anchors(number), brief) for number, brief in enumerate(ordered, start=1)],
            rows=overview(ordered) if len(ordered) > 1 else [],
            marks=MARKS,
            address_of=None,
        )
    )
    return page + "\n"


def render_sections(brief: Brief, address_of: Callable[[str], str]) -> str:
    """Return the sections of one brief as HTML for a page of the caller's, without heading or style.

    ``address_of`` gives the address that cited words are linked to, from the id of their report.
    """
    template = _environment().get_template("article.html")
    return template.render(anchors=Anchors(1), brief=brief, marks=MARKS, address_of=address_of)


def escaping(package: str, folder: str) -> Environment:
    """Return an environment for the templates of a package that escapes every text and refuses unknown names."""
    return Environment(
        loader=PackageLoader(package, folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _environment() -> Environment:
    environment = escaping("rashomon.brief", "page")
    environment.filters.update(address=web_address, support=support, printed_in=printed_in)
    return environment


def _clean(value: Any) -> Any:
    return visible(value) if type(value) is str else value
