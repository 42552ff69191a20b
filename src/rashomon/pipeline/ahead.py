"""One thing after another, the next one begun before the rest of this one is done.

In: things, and what begins the work on one and returns what does its rest. Out: what comes of each, in their order. It
is for work that goes on by itself once begun, as the encoder's does. At most ``ahead`` things are held that are begun
and not done. What beginning a thing raises comes in its turn, behind all that came before it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_turn(things: Iterable[T], begin: Callable[[T], Callable[[], R]], *, ahead: int = 1) -> Iterator[R]:
    """Yield what comes of each thing, with so many behind it begun; 0 looks at no thing before the last is dealt with.

    >>> list(in_turn("ab", lambda one: one.upper))
    ['A', 'B']
    """
    held: deque[Callable[[], R]] = deque()
    for thing in things:
        held.append(_begun(thing, begin))
        if len(held) > ahead:
            yield held.popleft()()
    while held:
        yield held.popleft()()


def _begun(thing: T, begin: Callable[[T], Callable[[], R]]) -> Callable[[], R]:
    try:
        return begin(thing)
    except Exception as error:
        return _raiser(error)


def _raiser(error: Exception) -> Callable[[], NoReturn]:
    def again() -> NoReturn:
        raise error

    return again
