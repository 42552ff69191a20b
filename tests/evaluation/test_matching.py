"""The rules for grading: which value carries what a careful person put down, as a table, and what always holds."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from tests.strategies import values

from rashomon.evaluation.matching import alternatives, speaker_fits, value_fits
from rashomon.records import Category, Name, Place, Precision, Quantity, TimeRange, Value, Wording


def at(start: str, hours: int, precision: Precision, timex: str = "") -> TimeRange:
    begin = datetime.fromisoformat(start)
    return TimeRange("then", begin, begin + timedelta(hours=hours), precision, "stated", timex or start[:10])


DAY = at("2020-12-20", 24, "day")
EVENING = at("2020-12-20T18:00", 6, "part of day", "2020-12-20TEV")
MONTH = at("2020-12-01", 31 * 24, "month", "2020-12")
OPEN = TimeRange("before Monday", None, datetime(2020, 12, 21), "open", "stated", "2020-12-20")
EIGHT = Quantity("eight", 8, 8, "exactly")
OVER_66 = Quantity("over 66", 67, None, "at least")
UNKNOWN = Quantity("any", None, None, "unknown")
GREEN_ZONE = Place("Green Zone", "Green Zone, Baghdad", country="IQ", site="Green Zone", city="Baghdad")
NEAR = Place("near Erbil", "Erbil", country="IQ", city="Erbil", relation="near")
COLUMN = Name("the Red Column", "Red Column", "armed group")
BRANDT = Name("Eva Brandt", "Eva Brandt", "person")
PREMIER = Name("the premier", "premier", "unnamed")
OFFICIALS = Name("two US officials", "two US officials", "unnamed")
WIRE = Name("", "Border Wire", "publisher")
ROCKET = Category("Katyusha rockets", "rocket", "weapons")
MOTIVE = Wording("the killing of General Brand in a drone strike")

VALUES: list[tuple[str, Value, bool]] = [
    ("2020-12-20", DAY, True),
    ("2020-12-20", EVENING, True),
    ("2020-12-20 evening", EVENING, True),
    ("2020-12-20 evening", DAY, False),
    ("2020-12-21", DAY, False),
    ("2020-12-20", OPEN, False),
    ("2020-12", MONTH, True),
    ("2020", MONTH, True),
    ("2020-12-01", MONTH, True),
    ("2021", MONTH, False),
    ("8", EIGHT, True),
    ("eight", EIGHT, True),
    ("8 rockets", EIGHT, True),
    ("7", EIGHT, False),
    ("at least 8", EIGHT, False),
    ("over 66", OVER_66, True),
    ("more than 66", OVER_66, True),
    ("66", OVER_66, False),
    ("unknown", UNKNOWN, True),
    ("unknown", EIGHT, False),
    ("8", UNKNOWN, False),
    ("7|8", EIGHT, True),
    ("7 | 9", EIGHT, False),
    ("rockets", EIGHT, False),
    ("Baghdad", GREEN_ZONE, True),
    ("Green Zone, Baghdad", GREEN_ZONE, True),
    ("the Green Zone", GREEN_ZONE, True),
    ("Erbil", GREEN_ZONE, False),
    ("Red Zone", GREEN_ZONE, False),
    ("near Erbil", NEAR, True),
    ("Red Column", COLUMN, True),
    ("the Red Column", COLUMN, True),
    ("Blue Column", COLUMN, False),
    ("Border Front", COLUMN, False),
    ("Eva Brandt", BRANDT, True),
    ("Brandt", BRANDT, True),
    ("Eva Lund", BRANDT, False),
    ("rocket", ROCKET, True),
    ("Katyusha rocket", ROCKET, True),
    ("drone", ROCKET, False),
    ("killing of General Brand", MOTIVE, True),
    ("killing of Ana Lund", MOTIVE, False),
    ("revenge", MOTIVE, False),
]
SPEAKERS: list[tuple[str, Name, bool]] = [
    ("publisher", WIRE, True),
    ("publisher", COLUMN, False),
    ("publisher|Red Column", COLUMN, True),
    ("unknown", Name("", "unknown", "unknown"), True),
    ("unknown", WIRE, False),
    ("unnamed", OFFICIALS, True),
    ("unnamed US officials", OFFICIALS, True),
    ("unnamed witnesses", OFFICIALS, False),
    ("unnamed", COLUMN, False),
    ("Eva Brandt", BRANDT, True),
    ("Eva Brandt", PREMIER, False),
]


@pytest.mark.parametrize(("expected", "value", "fits"), [pytest.param(*v, id=f"{v[0]}:{v[1].words}") for v in VALUES])
def test_values(expected: str, value: Value, fits: bool) -> None:
    assert value_fits(expected, value) is fits


@pytest.mark.parametrize(("expected", "speaker", "fits"), SPEAKERS)
def test_speakers(expected: str, speaker: Name, fits: bool) -> None:
    assert speaker_fits(expected, speaker) is fits


def test_alternatives_are_split_and_trimmed() -> None:
    assert alternatives("a | b|c ") == ["a", "b", "c"]
    assert alternatives("a") == ["a"]


@given(values())
def test_words_that_name_nothing_fit_nothing(value: Value) -> None:
    assert not value_fits("Qxzvw Kjhgf Wvutsr", value)
