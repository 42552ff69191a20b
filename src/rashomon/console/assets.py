"""The files that pages use, by name: style sheet, scripts, sign; a fixed table, so that no path leads out of it.

What of others the console shows (the shapes of countries) is drawn into the pages by :mod:`rashomon.console.shapes`,
out of an installed package; no file of another project is served or copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

_TYPES: Mapping[str, str] = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
#: Every name under "/static/", in the order in which pages load them.
NAMES = (
    *("tokens.css", "console.css", "map.css", "incident.css", "print.css"),
    *("theme.js", "map.js", "timeline.js", "situation.js", "report.js", "decide.js", "filter.js", "live.js"),
    "sign.svg",
)


def asset(name: str) -> tuple[bytes, str]:
    """Return a file and its media type. Raises KeyError for a name that is not in the table."""
    if name not in NAMES:
        raise KeyError(name)
    content = (files("rashomon.console") / "static" / name).read_bytes()
    return content, _TYPES[name.rpartition(".")[2]]
