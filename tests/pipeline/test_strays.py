"""What the encoder gives to an incident, though its sentence tells it of another."""

from __future__ import annotations

import pytest
from tests.pipeline.encoding import fill, read_with

from rashomon.encoder.decode import Told

NEWS = "A car bomb exploded outside a bank in Mosul on Monday."


@pytest.mark.parametrize(
    ("sentence", "strays"),
    [
        ("Vandals in masks defaced a church in Kirkuk.", True),
        ("On 4 March vandals in masks defaced a church.", True),
        ("Vandals in masks defaced a church.", False),
        ("Vandals in masks defaced a church near Mosul.", False),
        ("A car bomb exploded in Kirkuk on Monday near vandals and a church.", True),  # the rules tell of that one
    ],
)
def test_fills_go_where_their_sentence_tells(sentence: str, strays: bool) -> None:
    text = f"{NEWS} {sentence}"
    bank, church = fill(text, "Target", "bank"), fill(text, "Target", "church")
    reading = read_with(text, Told("bombing", 0.9, (bank, church)))
    first = next(one for one in reading.accounts if one.span.start == 0)
    homes = {s.value.words: s.account_id for s in reading.statements if s.field in {"target", "target_physical"}}
    assert first.id in {homes.get("bank"), homes.get("a bank in Mosul"), homes.get("a bank")}
    assert (homes["church"] != first.id) == strays


def test_what_strays_is_kept_as_an_incident_of_its_own() -> None:
    text = f"{NEWS} Vandals in masks defaced a church in Kirkuk on 4 March, and a shrine."
    fills = [fill(text, "Target", words) for words in ("church", "shrine")]
    reading = read_with(text, Told("bombing", 0.9, (fill(text, "Target", "bank"), *fills)))
    homes = {s.value.words: s.account_id for s in reading.statements if s.field == "target_physical"}
    assert homes["church"] == homes["shrine"]
    (own,) = [one for one in reading.accounts if one.id == homes["church"]]
    assert own.words in {"church", "shrine"}
    assert any(s.field == "place" and "Kirkuk" in s.value.words for s in reading.statements if s.account_id == own.id)
