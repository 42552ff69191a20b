"""The file of users and tokens, and what may be served from where."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from tests.api.conftest import AT, PASSWORD

from rashomon.api.access import (
    AccessFile,
    access_path,
    create_token,
    create_user,
    read_access,
    revoke_token,
    revoke_user,
)
from rashomon.api.guard import host_of
from rashomon.api.starting import is_loopback, serving_of
from rashomon.errors import RashomonError, UsageError
from rashomon.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return access_path(tmp_path / "ledger.db")


def test_tokens_and_passwords_are_kept_as_digests_for_the_owner_alone(path: Path) -> None:
    secret = create_token(path, "nightly", "review", at=AT)
    create_user(path, "Ada Example", PASSWORD, "write", at=AT)
    text = path.read_text()
    assert path.name == "ledger.db.access"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secret.startswith("rashomon_")
    assert secret not in text
    assert secret.removeprefix("rashomon_") not in text
    assert PASSWORD not in text
    assert "$argon2id$" in text
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    access = read_access(path)
    token, user = access.token(secret), access.user("Ada Example", PASSWORD)
    assert (token and token.name, token and token.scope) == ("nightly", "review")
    assert (user and user.name, user and user.scope) == ("Ada Example", "write")
    for wrong in ("", secret[:-1], secret.upper(), "rashomon_"):
        assert access.token(wrong) is None
    assert access.user("Ada Example", PASSWORD.upper()) is None
    assert access.user("ada example", PASSWORD) is None


def test_the_file_is_followed(path: Path) -> None:
    file = AccessFile(path)
    assert not file.now().tokens
    secret = create_token(path, "one", "read", at=AT)
    assert file.now().token(secret)
    create_token(path, "two", "read", at=AT)
    assert set(file.now().tokens) == {"one", "two"}
    revoke_token(path, "one")
    assert file.now().token(secret) is None
    create_user(path, "Ada", PASSWORD, "read", at=AT)
    revoke_user(path, "Ada")
    assert not file.now().users
    path.unlink()
    assert not file.now().tokens


@pytest.mark.parametrize("name", ["", " ", "a b ", "rashomon/1", "a\nb", "<b>", "a" * 65, "a\u202eb", "../x"])
def test_odd_names_are_refused(path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no name"):
        create_token(path, name, "read", at=AT)
    with pytest.raises(UsageError, match="no name"):
        create_user(path, name, PASSWORD, "read", at=AT)
    assert not path.exists()


def test_what_is_there_or_is_not(path: Path) -> None:
    create_token(path, "Ada", "read", at=AT)
    create_user(path, "Ada", PASSWORD, "read", at=AT)
    for again in (
        lambda: create_token(path, "Ada", "read", at=AT),
        lambda: create_user(path, "Ada", PASSWORD, "read", at=AT),
    ):
        with pytest.raises(UsageError, match="already"):
            again()
    for gone in (lambda: revoke_token(path, "Bob"), lambda: revoke_user(path, "Bob")):
        with pytest.raises(UsageError, match="There is no"):
            gone()
    with pytest.raises(UsageError, match="12 or more"):
        create_user(path, "Bob", "short", "read", at=AT)


def test_a_file_that_is_something_else_is_told_and_left(path: Path) -> None:
    path.write_text("{}x")
    with pytest.raises(UsageError, match="no file of users"):
        create_token(path, "Ada", "read", at=AT)
    assert path.read_text() == "{}x"
    with pytest.raises(RashomonError, match="could not be written"):
        create_token(path.parent / "none" / "x", "Ada", "read", at=AT)


#: The address, further names, whether sign-in is asked for -> whether people must sign in.
STARTS: list[tuple[str, tuple[str, ...], bool, bool]] = [
    ("127.0.0.1", (), False, False),
    ("localhost", (), False, False),
    ("::1", (), False, False),
    ("127.8.8.8", (), False, False),
    ("127.0.0.1", (), True, True),
    ("0.0.0.0", (), False, True),
    ("::", (), False, True),
    ("192.168.1.5", (), False, True),
    ("desk.example.org", (), False, True),
    ("127.0.0.1", ("desk.example.org",), False, True),
    ("127.0.0.1.evil.example", (), False, True),
]


@pytest.mark.parametrize(("host", "names", "asked", "needed"), STARTS)
def test_others_get_in_only_by_signing_in(
    tmp_path: Path, host: str, names: tuple[str, ...], asked: bool, needed: bool
) -> None:
    settings = Settings(tmp_path / "ledger.db", tmp_path, 1000)

    def start() -> bool:
        return serving_of(settings, host=host, names=names, sign_in=asked).sign_in

    if needed:
        with pytest.raises(UsageError, match=r"rashomon (user|token) create"):
            start()
        create_token(access_path(settings.ledger), "bot", "read", at=AT)
    assert start() == needed
    assert is_loopback(host) == (host not in {start[0] for start in STARTS[5:9]} | {STARTS[-1][0]})


@pytest.mark.parametrize(
    ("host", "names", "expected"),
    [
        ("127.0.0.1", (), {"localhost", "127.0.0.1", "::1"}),
        ("127.0.0.1", ("Desk.example.org",), {"localhost", "127.0.0.1", "::1", "desk.example.org"}),
        ("192.168.1.5", (), {"localhost", "127.0.0.1", "::1", "192.168.1.5"}),
        ("0.0.0.0", (), set()),
        ("0.0.0.0", ("desk.example.org",), {"localhost", "127.0.0.1", "::1", "0.0.0.0", "desk.example.org"}),
    ],
)
def test_the_names_it_answers_under(tmp_path: Path, host: str, names: tuple[str, ...], expected: set[str]) -> None:
    settings = Settings(tmp_path / "ledger.db", tmp_path, 1000)
    create_token(access_path(settings.ledger), "bot", "read", at=AT)
    assert serving_of(settings, host=host, names=names).hosts == expected


@pytest.mark.parametrize(("rate", "expected"), [(None, "6000/minute"), ("none", ""), ("5/second", "5/second")])
def test_rates(tmp_path: Path, rate: str | None, expected: str) -> None:
    settings = Settings(tmp_path / "ledger.db", tmp_path, 1000)
    assert serving_of(settings, host="localhost", rate=rate).rates.reads == expected
    with pytest.raises(UsageError, match="no rate"):
        serving_of(settings, host="localhost", rate="often")


@pytest.mark.parametrize(
    ("header", "host"),
    [("a.example:80", "a.example"), ("A.Example.", "a.example"), ("[::1]:8000", "::1"), ("[::1]", "::1"), ("", "")],
)
def test_the_name_in_a_host_header(header: str, host: str) -> None:
    assert host_of(header) == host
