"""Occurrences of a key's words where their template is told."""

from __future__ import annotations

import json
from pathlib import Path

from training.data.muc4 import Fill, MucText, Occurrence
from training.data.told import FILE, load_telling, where_told

TEXT = "guerrillas shot a judge. talks with the guerrillas go on. the army found a rifle."
WHO, WHAT = Fill("guerrillas", "PerpInd", (9, 0), 0, "attack"), Fill("rifle", "Weapon", (6, 0), 0, "attack")
FOUND = (Occurrence(0, 10, WHO), Occurrence(40, 50, WHO), Occurrence(75, 80, WHAT))
MADE = MucText("T-1", TEXT, ("attack",), (WHO, WHAT), FOUND, ())


def test_words_stand_for_their_template_where_it_is_told() -> None:
    assert where_told(MADE, {"T-1": {0: [(0, 24)]}}).occurrences == (FOUND[0], FOUND[2])


def test_what_no_telling_sentence_holds_keeps_all_its_places() -> None:
    assert where_told(MADE, {"T-1": {0: [(58, 81)]}}).occurrences == FOUND
    assert where_told(MADE, {"T-1": {}}).occurrences == FOUND


def test_a_text_without_marks_stays_as_it_is() -> None:
    assert where_told(MADE, {}) is MADE


def test_marks_are_read_with_numbers_as_numbers(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(json.dumps({"id": "T-1", "tells": {"0": [[0, 24]]}}) + "\n", "utf-8")
    assert load_telling(tmp_path) == {"T-1": {0: [(0, 24)]}}
