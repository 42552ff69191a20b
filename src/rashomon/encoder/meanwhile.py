"""Work that goes on in a thread of its own while the caller does something else.

In: the work, as a function. Out: a function that waits for it, and returns what it returned or raises what it raised.
It is for work outside Python, which onnxruntime's is: two threads of Python take turns. Never begins a second thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def begin(work: Callable[[], T]) -> Callable[[], T]:
    """Begin the work, and return what waits for its result."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # raised where it is waited for
            future.set_exception(error)

    Thread(target=run, name="meanwhile").start()
    return future.result
