"""Sessions of people: who has signed in, by a cookie, and the token against requests forged by other sites.

In: the cookie's value. Out: a session. A session is 256 random bits that stand for a name in this process's memory: it
ends with the server, with signing out, or unused after half a day. The CSRF token of a cookie is its keyed digest, so
that whoever cannot read a page of ours cannot know it; nothing is kept for who has not signed in.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

COOKIE = "rashomon"
#: Seconds after which a session that is not used ends.
IDLE = 12 * 3600.0
#: Sessions held; past that, the one used longest ago ends.
LIMIT = 4096


@dataclass(slots=True)
class _Held:
    who: str
    used: float


class Sessions:
    """The sessions of one server."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._key = secrets.token_bytes(32)
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._clock = clock
        self._lock = Lock()

    def start(self, who: str) -> str:
        """Begin a session and return the value for its cookie."""
        value = new_cookie()
        with self._lock:
            self._held[value] = _Held(who, self._clock())
            while len(self._held) > LIMIT:
                self._held.popitem(last=False)
        return value

    def who(self, cookie: str) -> str:
        """Return who has signed in under a cookie, "" for nobody."""
        with self._lock:
            held = self._held.get(cookie)
            if held is None or self._clock() - held.used > IDLE:
                self._held.pop(cookie, None)
                return ""
            held.used = self._clock()
            self._held.move_to_end(cookie)
            return held.who

    def end(self, cookie: str) -> None:
        """End a session."""
        with self._lock:
            self._held.pop(cookie, None)

    def token(self, cookie: str) -> str:
        """Return the CSRF token that goes with a cookie; "" where there is none."""
        return hmac.new(self._key, cookie.encode(), hashlib.sha256).hexdigest() if cookie else ""

    def fits(self, cookie: str, token: str) -> bool:
        """Tell whether a CSRF token is that of the cookie."""
        return bool(cookie) and hmac.compare_digest(self.token(cookie).encode(), token.encode())


def new_cookie() -> str:
    """Return a cookie's value that nobody has."""
    return secrets.token_urlsafe(32)
