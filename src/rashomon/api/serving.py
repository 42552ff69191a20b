"""What a server is started with: one record, made by ``rashomon serve`` and passed down."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rashomon.settings import Settings

#: Names by which only this machine can mean itself.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Rates:
    """How much one client may ask, as the library ``limits`` writes it ("600/minute"); "" is no limit."""

    reads: str = "6000/minute"
    writes: str = "240/minute"
    sign_ins: str = "10/minute"


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve a ledger.

    ``access`` is the file of users and tokens. ``hosts`` are the names and addresses it may be asked under, empty for
    any. Where ``sign_in`` is off, who asks is ``user``, who may read and decide. ``secure`` marks cookies as for HTTPS
    alone. ``max_body`` bounds a request in bytes, ``streams`` the streams of events open at a time, ``poll`` is how
    many seconds lie between two looks for what is new.
    """

    settings: Settings
    access: Path
    hosts: frozenset[str] = LOOPBACK
    sign_in: bool = False
    user: str = "local"
    secure: bool = False
    rates: Rates = field(default_factory=Rates)
    max_body: int = 65_536
    streams: int = 64
    poll: float = 1.0
