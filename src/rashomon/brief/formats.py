"""The formats a brief comes in: one table. What a format needs is loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.brief.model import Brief
from rashomon.errors import UsageError


def render(briefs: Sequence[Brief], name: str, *, width: int = 100, colour: bool = False) -> str:
    """Return briefs in the format of that name, a key of ``FORMATS``.

    ``width`` (columns) and ``colour`` are for the terminal; other formats pass over them. Raises UsageError for an
    unknown format.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r} for a brief; use one of {', '.join(FORMATS)}")
    return FORMATS[name](briefs, width, colour)


def _text(briefs: Sequence[Brief], width: int, colour: bool) -> str:
    from rashomon.brief.text import render_text

    return render_text(briefs, width=width, colour=colour)


def _markdown(briefs: Sequence[Brief], width: int, colour: bool) -> str:
    from rashomon.brief.markdown import render_markdown

    return render_markdown(briefs)


def _html(briefs: Sequence[Brief], width: int, colour: bool) -> str:
    from rashomon.brief.html import render_html

    return render_html(briefs)


def _json(briefs: Sequence[Brief], width: int, colour: bool) -> str:
    from rashomon.brief.data import render_json

    return render_json(briefs)


FORMATS: Mapping[str, Callable[[Sequence[Brief], int, bool], str]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "json": _json,
}
