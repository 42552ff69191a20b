"""Dated reports of the sets: the day that an address, a first line or a row tells."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from rashomon.evaluation.sets.dated import READERS, reports


def rams(folder: Path, address: str) -> None:
    row = {
        "doc_key": "nw_1", "source_url": address, "sentences": [["Gunmen", "shot", "a", "clerk", "."]],
        "evt_triggers": [[1, 1, [["conflict.attack.n/a", 1.0]]]], "gold_evt_links": [], "ent_spans": [],
    }  # fmt: skip
    (folder / "rams").mkdir()
    (folder / "rams" / "dev.jsonlines").write_text(f"{json.dumps(row)}\n", "utf-8")


DAYS = [
    ("http://example.org/2016/03/09/raid", date(2016, 3, 9)),
    ("http://example.org/2016-3-9-raid", date(2016, 3, 9)),
    ("http://example.org/2016/19/39/raid", date(2016, 6, 1)),
    ("http://example.org/news2014", date(2014, 6, 1)),
    ("http://example.org/raid", date(2016, 6, 1)),
]


@pytest.mark.parametrize(("address", "day"), DAYS)
def test_the_day_that_an_address_tells(tmp_path: Path, address: str, day: date) -> None:
    rams(tmp_path, address)
    (found,) = reports(tmp_path, "rams").values()
    assert (found.published, found.url, found.text) == (day, address, "Gunmen shot a clerk.")


def test_local_news_tell_the_day_in_their_address(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    address = "<url>http://example.org/20090314/a</url>"
    made = f"<articles><article docid='5'>{address}<text>A clerk was shot.</text></article></articles>"
    (tmp_path / "places" / "lgl.xml").write_text(made, "utf-8")
    assert reports(tmp_path, "lgl")["5"].published == date(2009, 3, 14)


def test_a_set_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        reports(tmp_path, "rams")
    with pytest.raises(KeyError):
        reports(tmp_path, "unheard of")


def test_every_set_has_a_name_in_small_letters() -> None:
    assert all(name == name.lower() and name.isalnum() for name in READERS)
