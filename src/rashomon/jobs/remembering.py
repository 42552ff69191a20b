"""A ledger that remembers what filters of incidents ask of it, for many questions about one state of it.

In: an open ledger. Out: a ledger with the same answers. All statements of some fields, and the reports that were named
together, are kept from the first question on; all else is asked anew. It holds for as long as nothing is added to the
ledger: :mod:`rashomon.jobs.snapshots` makes another one for each edition.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from datetime import datetime
from functools import partial
from threading import Lock
from typing import Any, TypeVar, Unpack

from rashomon.ledger.conditions import After, Ids
from rashomon.ledger.queries import StatementFilters
from rashomon.ledger.store import Ledger
from rashomon.records import Report, Statement

T = TypeVar("T")
#: Lists kept: filters of incidents ask for four sets of fields, and for the reports of incidents without a day.
KEPT = 8
#: What statements may be asked for by and come from memory.
_REMEMBERED_BY = frozenset({"fields", "as_of"})


class Remembering(Ledger):
    """A view of an open ledger; closing it is left to who opened that."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger.path, ledger._engine, ledger._dialect)
        self._lists: OrderedDict[Hashable, tuple[Any, ...]] = OrderedDict()
        self._lock = Lock()

    def close(self) -> None:
        """Forget what was remembered; the file stays open."""
        with self._lock:
            self._lists.clear()

    def statements(self, *, holding: str | None = None, **asked: Unpack[StatementFilters]) -> Iterator[Statement]:
        """Stream statements as :meth:`Ledger.statements` does; all of some fields come from memory."""
        ask = partial(super().statements, holding=holding, **asked)
        given = {name for name, value in asked.items() if value is not None and value is not False}
        fields = asked.get("fields")
        if fields is None or holding is not None or not given <= _REMEMBERED_BY:
            return ask()
        return self._remember(("statements", frozenset(fields), asked.get("as_of")), ask)

    def reports(
        self, *, ids: Ids = None, holding: str | None = None, as_of: datetime | None = None, after: After = None
    ) -> Iterator[Report]:
        """Stream reports as :meth:`Ledger.reports` does; those named together before come from memory."""
        ask = partial(super().reports, ids=ids, holding=holding, as_of=as_of, after=after)
        if ids is None or holding is not None or after is not None:
            return ask()
        return self._remember(("reports", frozenset(ids), as_of), ask)

    def _remember(self, key: Hashable, ask: Callable[[], Iterator[T]]) -> Iterator[T]:
        with self._lock:
            known = self._lists.get(key)
        if known is None:
            known = tuple(ask())
            with self._lock:
                self._lists[key] = known
                while len(self._lists) > KEPT:
                    self._lists.popitem(last=False)
        return iter(known)
