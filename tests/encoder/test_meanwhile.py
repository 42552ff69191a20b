"""Work in a thread of its own: it goes on while the caller does, and what it raises is not lost."""

from __future__ import annotations

from threading import Event

import pytest

from rashomon.encoder.meanwhile import begin


def test_the_caller_goes_on_and_gets_the_result() -> None:
    told = Event()
    wait = begin(lambda: told.wait(60) and "done")
    told.set()  # the work waits for this: it would never end if the caller waited for it first
    assert wait() == "done"


def test_what_it_raises_is_raised_where_it_is_waited_for() -> None:
    wait = begin(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        wait()
