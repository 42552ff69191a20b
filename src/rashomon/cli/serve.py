"""``rashomon serve``: the console and the REST API of a ledger, for a browser and for programs."""

from __future__ import annotations

import socket
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from rashomon.cli.options import ledger_option, settings_of
from rashomon.cli.output import tell
from rashomon.cli.signing import signer
from rashomon.errors import RashomonError, UsageError

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from rashomon.api.desk import Desk
    from rashomon.api.serving import Serving

#: Seconds that open requests get when the server is stopped.
GRACE = 5


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A further name it is reached by; repeatable.")
@click.option("--sign-in", is_flag=True, help="Let nobody in without a password or token, on this machine either.")
@click.option("--access", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Users and tokens.")
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="For HTTPS, as PEM.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="The certificate's key.")
@click.option("--rate", metavar="RATE", help='Reads one client may make, as "600/minute"; "none" for no limit.')
@ledger_option
def command(
    *,
    host: str,
    port: int,
    names: tuple[str, ...],
    sign_in: bool,
    access: Path | None,
    certificate: str | None,
    key: str | None,
    rate: str | None,
    ledger: str | None,
) -> int:
    """Serve the console and the REST API of a ledger.

    Without --host it can be reached from this machine alone, and whoever sits at it may read and decide; decisions are
    signed with RASHOMON_SIGNER, else your name on this machine. At any other address or name people sign in and
    programs send a token: make some first with 'rashomon user create' or 'rashomon token create'. The API is described
    at /api/v1/openapi.json.

    \b
    Examples:
      rashomon serve
      rashomon serve --port 8080 --ledger archive.db
      rashomon serve --host 0.0.0.0 --name desk.example.org --certificate desk.pem --key desk.key
    """
    from rashomon.api.starting import serving_of

    if (certificate is None) != (key is None):
        raise UsageError("--certificate and --key go together: HTTPS needs both.")
    serving = serving_of(
        settings_of(ledger),
        host=host,
        names=names,
        access=access,
        sign_in=sign_in,
        secure=certificate is not None,
        rate=rate,
        user=signer(None, ledger),
    )
    _serve(serving, host, port, certificate, key)
    return 0


def _serve(serving: Serving, host: str, port: int, certificate: str | None, key: str | None) -> None:
    """Serve until the process is told to stop. Raises RashomonError when the address cannot be had."""
    from rashomon.api.app import create_app
    from rashomon.api.pages import warm

    app = create_app(serving)
    desk: Desk = app.state.desk
    try:
        listening = _listen(host, port)
        server = _server(app, certificate, key)
        warm(desk)
        shown = f"[{host}]" if ":" in host else host
        scheme = "https" if certificate else "http"
        tell(f"Serving {serving.settings.ledger} at {scheme}://{shown}:{listening.getsockname()[1]}/ until Ctrl-C.")
        _end_streams(server, desk)
        server.run([listening])
    except KeyboardInterrupt:  # how a server is meant to be stopped
        pass
    finally:
        desk.close()


def _server(app: FastAPI, certificate: str | None, key: str | None) -> uvicorn.Server:
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            ssl_certfile=certificate,
            ssl_keyfile=key,
            timeout_graceful_shutdown=GRACE,
        )
    )


def _end_streams(server: uvicorn.Server, desk: Desk) -> None:
    """Have streams of events end when the server is told to; by themselves they never would."""
    stop = server.handle_exit

    def handle_exit(sig: int, frame: FrameType | None) -> None:
        desk.stopping.set()
        stop(sig, frame)

    server.handle_exit = handle_exit  # type: ignore[method-assign]


def _listen(host: str, port: int) -> socket.socket:
    """Take the address. Raises RashomonError when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        what = error.strerror or str(error)
        raise RashomonError(f"Cannot listen at {host}, port {port}: {what}. Choose another with --port.") from None
