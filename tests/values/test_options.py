"""What a name can mean: the quick look that most capitals of a report get no further than misses nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fakes import FakeGazetteer

from rashomon.values.places import options

GAZETTEER = FakeGazetteer()
_WORDS = st.sampled_from([
    "Baghdad", "BAGHDAD", "Tripoli", "Iraq", "the", "The", "An", "Al", "al-", "El", "IRAQI", "Iraqis", "US", "us",
    "Va.", "VA", "L.A.", "Texan", "Texans", "Texa", "Iowan", "Gaza", "Strip", "West", "Bank", "Bank's", "Peking",
    "Scotland", "Anbar", "Mill", "Officials", "A", "Côte", "d'Ivoire", "Kyiv", "St.", "Northern", "Province", "Moscow",
])  # fmt: skip
_NAMES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=500)
@given(st.one_of(_NAMES, st.text(max_size=12)))
def test_what_is_passed_over_names_nothing(name: str) -> None:
    if options._is_nowhere(name, GAZETTEER):
        assert tuple(options.borne(name, GAZETTEER)) == ()


@settings(max_examples=500)
@given(st.one_of(_NAMES, st.text(max_size=12)))
def test_what_begins_no_name_is_none(name: str) -> None:
    if options._begins_as_none(name, GAZETTEER):
        assert options._looked_up(name, GAZETTEER) == ()


def test_most_capitals_are_passed_over() -> None:
    assert all(options._is_nowhere(name, GAZETTEER) for name in ("Officials", "TWO GUARDS", "The Mill Street Bridge"))
