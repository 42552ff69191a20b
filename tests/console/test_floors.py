"""The page about a ledger shows every floor of the repository, and a wheel takes the same file along."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tests.console.test_pages import page

from rashomon.console.floors import PLACES, floors
from rashomon.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]


def test_every_floor_is_shown(ledger: Ledger) -> None:
    held = json.loads((ROOT / "evals" / "floors.json").read_text("utf-8"))
    assert [one.name for one in floors()] == list(held)
    html = page(ledger, "about").html
    for name, entry in held.items():
        assert f'<th scope="row">{name}</th><td>{entry["metric"]}</td>' in html
        assert str(entry["floor"]) in html
    assert "54 of 111" in html or held["held"]["floor"] != 54


def test_a_wheel_holds_the_file_where_it_is_looked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    (packed,) = project["wheel"]["force-include"].items()
    assert packed == ("evals/floors.json", f"rashomon/console/{PLACES[0].name}")
    assert PLACES[0].parent.parts[-2:] == ("rashomon", "console")
    assert PLACES[1] == ROOT / packed[0]
    assert f"/{packed[0]}" in project["sdist"]["include"]
