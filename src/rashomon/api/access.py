"""Who may ask: users with passwords and tokens with scopes, in a file beside the ledger.

In: names, passwords, tokens. Out: who they are and what they may do. Passwords are kept as argon2 hashes, tokens as
SHA-256 digests (they are 256 random bits, so that there is nothing to guess). They are not in the ledger itself: that
is handed on, published, and never forgets, and a token must be revocable.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal, TypeVar

from msgspec import MsgspecError

from rashomon.encoding import from_json, to_json
from rashomon.errors import RashomonError, UsageError

if TYPE_CHECKING:
    from pwdlib import PasswordHash

T = TypeVar("T")
Scope = Literal["read", "review", "write"]
#: Each scope holds those before it: read asks, review also decides, write also adds reports.
SCOPES: tuple[Scope, ...] = ("read", "review", "write")
#: What a token begins with, so that one that lies about is known for what it is.
PREFIX = "rashomon_"
SHORTEST_PASSWORD = 12
#: No slash: what begins with "rashomon/" is the machine, in a decision.
_NAME = re.compile(r"[\w.@+-]+(?: [\w.@+-]+)*")
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who signs in: the name that signs decisions, the argon2 hash of a password, what it allows."""

    name: str
    password: str
    scope: Scope
    created: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """What a program sends in place of a password: its name, its SHA-256 digest, what it allows."""

    name: str
    digest: str
    scope: Scope
    created: datetime


@dataclass(frozen=True, slots=True)
class Access:
    """The users and tokens by name."""

    users: Mapping[str, User] = field(default_factory=dict)
    tokens: Mapping[str, Token] = field(default_factory=dict)

    def token(self, secret: str) -> Token | None:
        """Return the token with this secret, None where there is none."""
        digest = _digest(secret)
        return next((token for token in self.tokens.values() if secrets.compare_digest(token.digest, digest)), None)

    def user(self, name: str, password: str) -> User | None:
        """Return the user with this name and password, None otherwise; both take as long."""
        user = self.users.get(name)
        fits = _hasher().verify(password, user.password if user else _nobody())
        return user if user and fits else None


class AccessFile:
    """The file as it is at the time it is asked: what is created or revoked counts from the next request on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[tuple[int, int] | None, Access] = (None, Access())
        self._lock = Lock()

    def now(self) -> Access:
        """Return what the file holds. Raises UsageError when it cannot be read."""
        with self._lock:
            try:
                found = self._path.stat()
            except FileNotFoundError:
                return Access()
            state = (found.st_mtime_ns, found.st_ino)
            if self._read[0] != state:
                self._read = (state, read_access(self._path))
            return self._read[1]


def access_path(ledger: Path) -> Path:
    """Return where the users and tokens of a ledger are kept."""
    return ledger.with_name(f"{ledger.name}.access")


def read_access(path: Path) -> Access:
    """Read the file; nobody has access where there is none. Raises UsageError when it is not such a file."""
    try:
        return from_json(path.read_bytes(), Access)
    except FileNotFoundError:
        return Access()
    except (MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} is no file of users and tokens ({error}). Move it away and create them anew."
        ) from None


def create_token(path: Path, name: str, scope: Scope, *, at: datetime) -> str:
    """Add a token and return its secret, which is kept nowhere. Raises UsageError for a name that is taken or odd."""
    secret = PREFIX + secrets.token_urlsafe(32)

    def add(access: Access) -> Access:
        _free(name, access.tokens, "token")
        token = Token(name, _digest(secret), scope, at)
        return replace(access, tokens={**access.tokens, name: token})

    _change(path, add)
    return secret


def create_user(path: Path, name: str, password: str, scope: Scope, *, at: datetime) -> None:
    """Add a user. Raises UsageError for a name that is taken or odd, and for a password that is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise UsageError(f"The password has {len(password)} characters. Give one of {SHORTEST_PASSWORD} or more.")

    def add(access: Access) -> Access:
        _free(name, access.users, "user")
        user = User(name, _hasher().hash(password), scope, at)
        return replace(access, users={**access.users, name: user})

    _change(path, add)


def revoke_token(path: Path, name: str) -> None:
    """Take a token away. Raises UsageError when there is none of that name."""
    _change(path, lambda access: replace(access, tokens=_without(name, access.tokens, "token")))


def revoke_user(path: Path, name: str) -> None:
    """Take a user away, and with it every session of theirs. Raises UsageError when there is none of that name."""
    _change(path, lambda access: replace(access, users=_without(name, access.users, "user")))


def _free(name: str, taken: Mapping[str, object], kind: str) -> None:
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} is no name for a {kind}. Use letters, digits, spaces and . @ + - _, {LONGEST_NAME} at most."
        )
    if name in taken:
        raise UsageError(f"There is a {kind} {name!r} already. Revoke it first, or choose another name.")


def _without(name: str, held: Mapping[str, T], kind: str) -> dict[str, T]:
    if name not in held:
        raise UsageError(f"There is no {kind} {name!r}. 'rashomon {kind} list' names those there are.")
    return {key: one for key, one in held.items() if key != name}


def _change(path: Path, change: Callable[[Access], Access]) -> None:
    """Write the file anew, for nobody else to read; it is there whole, or as it was."""
    text = to_json(change(read_access(path)))
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
        beside.replace(path)
    except OSError as error:
        raise RashomonError(f"{path} could not be written: {error.strerror}. Check its folder's permissions.") from None
    finally:
        beside.unlink(missing_ok=True)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@cache
def _hasher() -> PasswordHash:
    from pwdlib import PasswordHash

    return PasswordHash.recommended()


@cache
def _nobody() -> str:
    """Return the hash of a password that nobody has, to be compared with where there is no such user."""
    return _hasher().hash(secrets.token_urlsafe(32))
