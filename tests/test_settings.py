"""Settings: what was given goes before the environment, the environment before the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.settings import SETTINGS, read_settings

# environment, given, the ledger that results
ORDER: list[tuple[dict[str, str], dict[str, str | None], str]] = [
    ({}, {}, "rashomon.db"),
    ({"RASHOMON_LEDGER": "env.db"}, {}, "env.db"),
    ({"RASHOMON_LEDGER": "env.db"}, {"ledger": "given.db"}, "given.db"),
    ({"RASHOMON_LEDGER": "env.db"}, {"ledger": None}, "env.db"),
    ({"RASHOMON_LEDGER": "env.db"}, {"ledger": ""}, "env.db"),
    ({"RASHOMON_LEDGER": ""}, {}, "rashomon.db"),
    ({"LEDGER": "other.db"}, {}, "rashomon.db"),
]


@pytest.mark.parametrize(("environment", "given", "ledger"), ORDER)
def test_the_order_of_precedence(environment: dict[str, str], given: dict[str, str | None], ledger: str) -> None:
    assert read_settings(environment, **given).ledger == Path(ledger)


def test_defaults() -> None:
    settings = read_settings({})
    assert settings.max_bytes == 10_000_000
    assert settings.cache == Path("~/.cache/rashomon").expanduser()


def test_a_home_folder_is_filled_in() -> None:
    assert read_settings({"RASHOMON_CACHE": "~/kept"}).cache == Path.home() / "kept"


def test_the_real_environment_is_read_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_MAX_BYTES", "7")
    assert read_settings().max_bytes == 7


@pytest.mark.parametrize("size", ["much", "1.5", "1e6"])
def test_a_size_that_is_no_whole_number_is_refused(size: str) -> None:
    with pytest.raises(ValueError, match=size):
        read_settings({"RASHOMON_MAX_BYTES": size})


def test_every_setting_has_a_variable_of_its_own_and_a_help() -> None:
    variables = [setting.variable for setting in SETTINGS.values()]
    assert len(set(variables)) == len(variables)
    assert all(variable.startswith("RASHOMON_") for variable in variables)
    assert all(setting.help.endswith(".") and setting.default for setting in SETTINGS.values())
