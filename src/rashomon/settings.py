"""The settings: a table of name, default and help, read once at the door (the command line) and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its environment variable, default and help."""

    variable: str
    default: str
    help: str


SETTINGS: Mapping[str, Setting] = {
    "ledger": Setting("RASHOMON_LEDGER", "rashomon.db", "The ledger file."),
    "cache": Setting("RASHOMON_CACHE", "~/.cache/rashomon", "Folder for files made once, such as the gazetteer."),
    "max_bytes": Setting("RASHOMON_MAX_BYTES", "10000000", "Largest report read, in bytes; longer ones are an issue."),
    "signer": Setting("RASHOMON_SIGNER", "$USER", "Who signs your decisions; $USER is your name on this machine."),
    "workers": Setting("RASHOMON_WORKERS", "0", "Processes that read; 0 is one for each core, up to 8."),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force."""

    ledger: Path
    cache: Path
    max_bytes: int
    workers: int = 1
    signer: str = "$USER"


def read_settings(environment: Mapping[str, str] | None = None, **given: str | None) -> Settings:
    """Build the settings from what was given, else the environment, else the defaults.

    Raises ValueError when RASHOMON_MAX_BYTES or RASHOMON_WORKERS is not a whole number, or the latter below 0.
    """
    env = os.environ if environment is None else environment

    def value(name: str) -> str:
        return given.get(name) or env.get(SETTINGS[name].variable) or SETTINGS[name].default

    return Settings(
        ledger=Path(value("ledger")).expanduser(),
        cache=Path(value("cache")).expanduser(),
        max_bytes=int(value("max_bytes")),
        workers=_count(value("workers")),
        signer=value("signer"),
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(f"a number below 0: {text}")
    return number
