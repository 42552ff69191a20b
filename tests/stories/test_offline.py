"""Reading needs no network: with every way out of the machine closed, the examples are read all the same."""

import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from rashomon.jobs.reading import read
from rashomon.ledger import open_ledger
from rashomon.settings import read_settings

EXAMPLES = Path(__file__).parents[2] / "examples"


def refuse(*_: Any, **__: Any) -> NoReturn:
    raise OSError("the network was asked for")


def test_reading_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    paths = [str(EXAMPLES / name) for name in ("2020-12-20-baghdad-levant-wire.md", "2022-10-mogadishu.csv")]
    paths.append(str(EXAMPLES / "2019-09-18-abqaiq-saltmarsh-chronicle.html"))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        summary = read(paths, read_settings(), ledger=ledger)
    assert (summary.read, summary.issues) == (4, 0)


def test_a_connection_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(OSError, match="the network was asked for"):
        socket.create_connection(("localhost", 9))
