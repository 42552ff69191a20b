"""Pages of a list: so many rows, and a cursor for those after them.

In: rows in their order, each with its key in that order. Out: a page. A cursor is the key of the last row, so that
what is added meanwhile moves nothing: no row comes twice, and none that was there is passed over. It is opaque: what
it holds may change. For a walk over one state of the ledger, ask every page ``as_of`` the same moment.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

import msgspec

from rashomon.api.problems import Problem

T = TypeVar("T")
Key = tuple[str | int, ...]
Row = dict[str, Any]
#: Rows looked at for one page at most, where a filter lets few of them pass.
LOOKED = 2000


def page(
    rows: Iterable[T],
    show: Callable[[Sequence[T]], list[Row]],
    key: Callable[[T], Key],
    *,
    name: str,
    limit: int,
    passes: Callable[[T], bool] = lambda _: True,
    looked: int = LOOKED,
) -> Row:
    """Return the page of the rows that pass: its items, shown together, and the cursor of the next one, or None.

    It ends early after ``looked`` rows, so that no page takes long: it may hold fewer rows than asked, and still not
    be the last.
    """
    held: list[T] = []
    last: T | None = None
    for seen, row in enumerate(rows, start=1):
        if len(held) == limit or seen > looked:
            return {"items": show(held), "next": None if last is None else cursor(name, key(last))}
        if passes(row):
            held.append(row)
        last = row
    return {"items": show(held), "next": None}


def cursor(name: str, key: Key) -> str:
    """Return the cursor of a list for the rows after a key."""
    return base64.urlsafe_b64encode(msgspec.json.encode([name, *key])).decode().rstrip("=")


def key_of(name: str, kinds: tuple[type, ...], text: str | None) -> Key | None:
    """Return the key in a cursor of a list, None without one. Raises Problem 422 when it is no cursor of that list."""
    if text is None:
        return None
    try:
        held = msgspec.json.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, UnicodeError, msgspec.DecodeError):
        held = None
    if isinstance(held, list) and held[:1] == [name] and [type(part) for part in held[1:]] == list(kinds):
        return tuple(held[1:])
    detail = f'The cursor is none of this list ({name}). Take it from "next" of the page before, or leave it out.'
    raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail)
