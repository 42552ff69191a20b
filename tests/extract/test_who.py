"""Who did it, and who only seems to have: short reports to what they say of perpetrators and targets."""

from __future__ import annotations

import pytest
from tests.extract.told import Case, load_cases, problems, read

from rashomon.extract.deeds import can_be_done
from rashomon.extract.doers import doer, names_no_doer
from rashomon.pipeline.doubted import speaks_against

CASES = load_cases("who_en")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_reports_tell_of_these_perpetrators_and_targets(case: Case) -> None:
    assert problems(case) == []


@pytest.mark.parametrize(
    "words",
    ["the second attack in the town", "a series of armed raids", "no foul play", "the bodies of two guards", "having"],
)
def test_deeds_and_things_are_nobody(words: str) -> None:
    assert names_no_doer(words)


@pytest.mark.parametrize("words", ["the attackers", "raiders of the hill clan", "a man", "the strike force", "It"])
def test_those_who_attack_are_somebody(words: str) -> None:
    assert not names_no_doer(words)


@pytest.mark.parametrize(
    ("text", "found", "meant"),
    [
        ("Men at a mill near Gao shot two.", "Gao", "Men at a mill near Gao"),
        ("Rebels based in Norland shot two.", "Norland", "Rebels based in Norland"),
        ("In Norland rebels shot two.", "rebels", "rebels"),
        ("The rebels first shot two.", "The rebels first", "The rebels"),
        ("The family shot two.", "The family", "The family"),
    ],
)
def test_an_actor_is_the_whole_of_a_phrase_and_no_more(text: str, found: str, meant: str) -> None:
    at = text.index(found)
    span = doer(text, (at, at + len(found)), subject=True)
    assert span is not None
    assert text[slice(*span)] == meant


@pytest.mark.parametrize(
    ("before", "deed"),
    [
        ("The raid was ", True),
        ("It was ", True),
        ("After the raid a search was ", False),
        ("Most killings are usually ", False),
    ],
)
def test_only_deeds_are_somebodys_doing(before: str, deed: bool) -> None:
    assert can_be_done(f"{before}carried out by rebels.", len(before)) is deed


@pytest.mark.parametrize(
    ("text", "words", "against"),
    [
        ("A cell loyal to the Red Column burned it.", "Red Column", True),
        ("The Red Column burned it.", "Red Column", False),
        ("They asked the army to fight the Red Column.", "army", True),
        ("Charges against the Red Column were read.", "Red Column", False),
        ("Militias backed by Norland burned it.", "Norland", True),
        ("Factions linked to the Red Column burned it.", "Red Column", True),
        ("Norland-aligned factions burned it.", "Norland", True),
        ("The mill was attacked by Norland.", "Norland", False),
        ("Norland, close to the border, burned it.", "Norland", False),
        ("The raid was directed by Norland.", "Norland", True),
        ("Norland-based rebels burned it.", "Norland", False),
        ("It burned at a mill run by the Red Column.", "Red Column", True),
        ("It was hit, the Norlandic interior ministry said.", "Norlandic", True),
        ("It was hit, Norlandic news agency Tass said.", "Norlandic", True),
        ("The Red Column burned a ministry.", "Red Column", False),
        ("Red Column spokesman Ivo Brand claimed it.", "Red Column", False),
        ("Norlandic police burned it.", "Norlandic", False),
    ],
)
def test_words_around_speak_against_a_fill(text: str, words: str, against: bool) -> None:
    at = text.index(words)
    assert speaks_against(text, (at, at + len(words)), frozenset()) is against


@pytest.mark.parametrize(
    ("denied", "clears"), [("that she had joined a party", False), ("that she had armed the rebels", True)]
)
def test_a_denied_charge_clears_only_of_violence(denied: str, clears: bool) -> None:
    found = read(f"Rebels bombed a mill in Kirkuk on Monday. Ana Lund denied the accusation {denied}.")
    forms = {account.id: account.form for account in found.accounts}
    cleared = [s for s in found.statements if s.field == "perpetrator" and s.stance == "denies"]
    assert any(forms[s.account_id] == "incident" for s in cleared) is clears
