"""The server as it is, on a free port of this machine, for tests and for pictures."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from rashomon.api.app import create_app
from rashomon.api.serving import Rates, Serving
from rashomon.settings import Settings

WHO = "A. Reviewer"


@contextmanager
def serving(path: Path, *, sign_in: bool = False) -> Iterator[str]:
    """Serve a ledger, without sign-in as ``WHO``, and yield the address."""
    import uvicorn

    settings = Settings(ledger=path, cache=path.parent / "cache", max_bytes=1_000_000)
    access = path.parent / "access"
    app = create_app(Serving(settings, access, sign_in=sign_in, user=WHO, rates=Rates("", "", ""), poll=0.1))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    listening = socket.create_server(("127.0.0.1", 0))
    thread = Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        wait_for(lambda: server.started)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        app.state.desk.stopping.set()
        server.should_exit = True
        thread.join()
        app.state.desk.close()


def wait_for(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something holds: a page of a busy machine may be a moment behind its ledger."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it does not come to hold"
        time.sleep(0.05)
