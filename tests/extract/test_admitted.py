"""Whoever tells of a deed as its own claims it; whoever tells of another's does not."""

import pytest
from tests.extract.told import read

CLAIMED = [
    ("A spokesman for the Taliban, Ahmad Wali, said his fighters had attacked the post on Sunday.", "Taliban"),
    ('Hezbollah spokesman Ali Hadi said its forces fired "two rockets" at the base on Sunday.', "Hezbollah"),
    ("The Taliban said on Telegram its men had fired four rockets at the base on Sunday.", "Taliban"),
]
NOT_CLAIMED = [
    "A spokesman for the Taliban said the army had attacked the post on Sunday.",
    "The governor said gunmen attacked the post on Sunday.",
    "The Taliban said its fighters were attacked by the army on Sunday.",
    "The Taliban attacked the post on Sunday, the governor said.",
]


def claims_in(text: str) -> set[str]:
    """Who claims responsibility, by the statements read from a text."""
    names = (one.value for one in read(text).statements if one.field == "responsibility" and one.stance == "asserts")
    return {getattr(name, "canonical", "") for name in names}


@pytest.mark.parametrize(("text", "claimant"), CLAIMED)
def test_who_tells_of_its_own_deed_claims_it(text: str, claimant: str) -> None:
    assert claims_in(text) == {claimant}


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_who_tells_of_another_s_deed_claims_nothing(text: str) -> None:
    assert not claims_in(text)


def test_the_men_of_a_spokesman_are_those_of_whom_he_speaks_for() -> None:
    statements = read(CLAIMED[0][0]).statements
    assert {getattr(s.value, "canonical", "") for s in statements if s.field == "perpetrator"} == {"Taliban"}


CLEARS = [
    ("Gunmen attacked the post on Sunday. The army denied that it had fired on the post.", True),
    ("Gunmen attacked the post on Sunday. The army denied that its soldiers had attacked the post.", True),
    ("Gunmen attacked the post on Sunday. The Taliban rejected accusations that its men killed the guards.", True),
    ("Gunmen attacked the post on Sunday. The army denied that soldiers had fled, as residents claimed.", False),
    ("Gunmen attacked the post on Sunday. The ministry denied that the base was closed, as the mayor claimed.", False),
]


@pytest.mark.parametrize(("text", "clears"), CLEARS)
def test_who_denies_that_something_else_happened_clears_nobody(text: str, *, clears: bool) -> None:
    reading = read(text)
    raid = reading.accounts[0].id
    denied = {one.field for one in reading.statements if one.stance == "denies" and one.account_id == raid}
    assert ("perpetrator" in denied) == clears
