"""Profiles as a ledger keeps them: they come back equal, and the version is raised when others are made."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiling import BAGHDAD, on, profiles
from tests.strategies import make_account, make_report, make_statement

from rashomon.linking import Profile, profile
from rashomon.linking.packed import MADE_BY, pack, unpack
from rashomon.records import Category, Name, Quantity, Value, Wording

TEXT = (
    "Rockets hit the Harun Bakery in Baghdad late on Sunday and killed three, Hamid Zaren of the Red Column said. "
    "Layla Orsek, a 34-year-old teacher, saw smoke over the 400 block of Canal Street; the embassies' market shut."
)
WORDS = st.frozensets(
    st.sampled_from(["zaren", "orsek", "l'isle", "ünye", "34-year-old", 'a "quoted" one']), max_size=4
)


@given(profiles(), WORDS, WORDS)
def test_a_profile_comes_back_as_it_was(one: Profile, words: frozenset[str], names: frozenset[str]) -> None:
    told = replace(one, words=words, names=names, killed=(Quantity("three", 3, 3, "exactly"),), back=bool(words))
    again = unpack(pack(told))
    assert again == told
    assert (again.days, again.months, again.dated, again.weight) == (told.days, told.months, told.dated, told.weight)
    assert pack(again) == pack(told)


def test_where_another_profile_is_made_of_one_report_the_version_is_raised() -> None:
    """What ledgers keep is taken for what would be made today: raise ``MADE_BY`` and note here what it makes."""
    report = make_report(TEXT)
    account = make_account(report, "Rockets hit the Harun Bakery")
    values: list[tuple[str, Value]] = [
        ("time", replace(on("2020-12-20"), words="late on Sunday")),
        ("place", BAGHDAD),
        ("weapon", Category("Rockets", "rocket", "weapons")),
        ("target", Wording("the Harun Bakery")),
        ("killed", Quantity("three", 3, 3, "exactly")),
        ("responsibility", Name("the Red Column", "Red Column", "armed group")),
    ]
    told = [make_statement(report, "Rockets", field, value, account=account) for field, value in values]
    counted = files("rashomon.linking").joinpath("words.json").read_bytes()
    made = sha256(pack(profile(account, told, report)).encode() + counted).hexdigest()[:16]
    assert (MADE_BY, made) == ("rashomon/profile-1", "0e7d73d9b00e774b")
