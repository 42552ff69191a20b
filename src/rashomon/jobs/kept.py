"""Something computed from a whole ledger, kept until the ledger grows, for many who ask at a time.

In: an open ledger, and a function of it and a moment to look from. Out: what that function gives. One thread computes;
who asks meanwhile waits for it, or, while somebody keeps adding, gets the one before. No more than a fifth of the time
goes into what takes long, so that questions are answered however fast a ledger grows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

T = TypeVar("T")
#: Moments of which the latest is kept, the present among them.
MOMENTS = 4
#: Seconds to wait for a new one before the one before it is handed out.
PATIENCE = 0.15
#: After one that took longer than that to make, so many times as long no other is made.
REST = 4


@dataclass(frozen=True, slots=True)
class Made(Generic[T]):
    """What was made, and a state of the ledger that is all in it; more may be."""

    edition: str
    value: T


@dataclass(slots=True)
class _Slot(Generic[T]):
    """What is known as of one moment: the latest, the one being made, and when to make another."""

    kept: Made[T] | None = None
    making: Future[Made[T]] | None = None
    rests_until: float = 0.0
    lock: Lock = field(default_factory=Lock)


class Kept(Generic[T]):
    """Gives what ``make`` makes of a ledger as of any moment; the latest few are kept."""

    def __init__(
        self, ledger: Ledger, make: Callable[[Ledger, datetime | None], T], *, patience: float = PATIENCE
    ) -> None:
        self._ledger = ledger
        self._of = make
        self._patience = patience
        self._slots: OrderedDict[datetime | None, _Slot[T]] = OrderedDict()
        self._lock = Lock()
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="kept")

    def close(self) -> None:
        """Stop making."""
        self._maker.shutdown(wait=True, cancel_futures=True)

    def get(self, as_of: datetime | None = None, *, fresh: bool = False) -> T:
        """Return it as of a moment; ``fresh``: with all that was stored before the call.

        Without that, it may be the one before the latest, while the latest is being made. Raises what making it does.
        """
        return self.made(as_of, fresh=fresh).value

    def made(self, as_of: datetime | None = None, *, fresh: bool = False) -> Made[T]:
        """Return it as :meth:`get` does, with the edition of the ledger that is all in it."""
        slot, edition = self._slot(as_of), self._ledger.edition()
        kept = slot.kept
        if kept is not None and (kept.edition == edition or (not fresh and monotonic() < slot.rests_until)):
            return kept
        if kept is not None and not fresh:
            try:
                return self._make(slot, as_of, edition).result(self._patience)
            except StillRunning:
                return kept
        made = self._make(slot, as_of, edition).result()
        if fresh and made.edition != edition:  # it was under way when the call came; the next one begins after it
            made = self._make(slot, as_of, edition).result()
        return made

    def forget(self) -> None:
        """Have whoever asks from now on wait for a new one, with all that is stored by now."""
        with self._lock:
            self._slots.clear()  # one that is under way ends up in a slot that nobody asks

    def _slot(self, as_of: datetime | None) -> _Slot[T]:
        with self._lock:
            slot = self._slots.setdefault(as_of, _Slot())
            self._slots.move_to_end(as_of)
            while len(self._slots) > MOMENTS:
                self._slots.popitem(last=False)
            return slot

    def _make(self, slot: _Slot[T], as_of: datetime | None, edition: str) -> Future[Made[T]]:
        """Return the one being made, or the one of this edition that was made meanwhile, or begin to make it."""
        with slot.lock:
            if slot.making is None and slot.kept is not None and slot.kept.edition == edition:
                made = Future[Made[T]]()
                made.set_result(slot.kept)
                return made
            if slot.making is None:
                slot.making = self._maker.submit(self._fill, slot, as_of)
            return slot.making

    def _fill(self, slot: _Slot[T], as_of: datetime | None) -> Made[T]:
        began = monotonic()
        try:
            edition = self._ledger.edition()
            made = Made(edition, self._of(self._ledger, as_of))
            slot.kept = made
            return made
        finally:
            took = monotonic() - began
            with slot.lock:
                slot.making = None
                slot.rests_until = monotonic() + REST * took if took > self._patience else 0.0
