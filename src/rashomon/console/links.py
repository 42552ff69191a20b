"""Addresses of pages: as a server answers them, or as files of a published folder, from the root that a visit gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

#: Page -> its folder, for pages about one thing; the others are named for themselves.
FOLDERS: Mapping[str, str] = {"incident": "incidents", "report": "reports"}


@dataclass(frozen=True, slots=True)
class Links:
    """Makes addresses that begin with ``root``; a root that does not begin with "/" is that of a published folder.

    ``as_of`` is the moment looked back from, as it stands in the query; it goes along to every page.
    """

    root: str
    as_of: str = ""

    @property
    def published(self) -> bool:
        """Whether the pages are files, which answer to no query."""
        return not self.root.startswith("/")

    def page(self, name: str, id_: str = "", *, fragment: str = "", part: int = 1, **query: object) -> str:
        """Return the address of a page, of its ``part`` where a report goes on over several, and of a place in it."""
        anchor = f"#{quote(fragment)}" if fragment else ""
        if self.published:
            return f"{self.root}{_file(name, id_, part)}{anchor}"
        asked = {**({"part": part} if part > 1 else {}), **({"as_of": self.as_of} if self.as_of else {}), **query}
        given = {key: str(value) for key, value in asked.items() if value not in ("", None)}
        return f"{self.root}{_path(name, id_)}{'?' if given else ''}{urlencode(given)}{anchor}"

    def static(self, name: str) -> str:
        """Return the address of a file that pages use."""
        return f"{self.root}static/{name}"


def _path(name: str, id_: str) -> str:
    if name in FOLDERS:
        return f"{FOLDERS[name]}/{quote(id_, safe='')}"
    return "" if name == "situation" else name


def _file(name: str, id_: str, part: int) -> str:
    if name in FOLDERS:
        return f"{FOLDERS[name]}/{quote(id_, safe='')}{f'.{part}' if part > 1 else ''}.html"
    return "index.html" if name == "situation" else f"{name}.html"
