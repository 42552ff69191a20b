"""From what was typed to how to serve; what is not safe is refused here."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from pathlib import Path

from limits import parse_many

from rashomon.api.access import access_path, read_access
from rashomon.api.serving import LOOPBACK, Rates, Serving
from rashomon.errors import UsageError
from rashomon.settings import Settings

#: Addresses that stand for every one of this machine's.
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})


def serving_of(
    settings: Settings,
    *,
    host: str,
    names: Iterable[str] = (),
    access: Path | None = None,
    sign_in: bool = False,
    secure: bool = False,
    rate: str | None = None,
    user: str = "local",
) -> Serving:
    """Return how to serve a ledger at an address.

    Raises UsageError when others than this machine could reach it and nobody could sign in, and for a rate that is
    none.
    """
    path = access or access_path(settings.ledger)
    others = sorted({name.lower() for name in (host, *names) if not is_loopback(name)})
    needed = sign_in or bool(others)
    held = read_access(path)
    if needed and not held.users and not held.tokens:
        why = f"{', '.join(others)} can be reached from other machines" if others else "--sign-in was given"
        raise UsageError(
            f"{why}, but nobody could sign in: {path} holds no user and no token. Make one with 'rashomon user create "
            "NAME' or 'rashomon token create NAME', or leave --host, --name and --sign-in out."
        )
    reads = Rates().reads if rate is None else "" if rate == "none" else _rate(rate)
    return Serving(
        settings=settings,
        access=path,
        hosts=frozenset() if host in EVERYWHERE and not names else LOOPBACK | {host.lower(), *others},
        sign_in=needed,
        user=user,
        secure=secure,
        rates=Rates(reads=reads),
    )


def is_loopback(name: str) -> bool:
    """Tell whether a name or address means this machine to itself alone."""
    if name.lower() in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _rate(text: str) -> str:
    try:
        parse_many(text)
    except ValueError:
        raise UsageError(f'--rate {text} is no rate. Write it as "600/minute", or "none".') from None
    return text
