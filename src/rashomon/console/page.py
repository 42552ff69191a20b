"""What a page is asked for, what it gives back, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page is asked for: parts of the path, the query, a moment to look back from, and who asks."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    as_of: datetime | None = None
    root: str = "/"  # prefix of every link: "/" on a server; relative ("../") in a published folder
    token: str = ""  # CSRF token for forms; "" where nothing can be decided (a published folder, a reader)
    who: str = ""  # who asks, under the name that signs; "" for nobody
    sign_out: str = ""  # CSRF token to sign out with; "" where nobody has signed in
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as HTML, and its HTTP status."""

    html: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Route:
    """A page's name ("incident"), its path ("/incidents/{id}"), and the function that renders it."""

    name: str
    path: str
    render: Callable[[Ledger, Visit], Page]
