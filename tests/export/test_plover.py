"""A dossier as PLOVER events: nothing is settled, and every row rests on statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from tests.brief.dossier_builder import STATES, Builder, people, report, rocket_attack, speaker
from tests.brief.dossier_strategies import dossiers

from rashomon.export import plover_rows
from rashomon.export.plover.entities import sector
from rashomon.export.plover.keys import PLOVER_KEYS, PLOVER_OBJECTS
from rashomon.export.plover.rows import QUADS
from rashomon.records import Category, Dossier, Name, Place, Quantity, TimeRange, Wording
from rashomon.vocabulary import kinds
from rashomon.vocabulary.codebooks import kind_codes

NORLAND = Name("Norland", "Norland", "state")
IRAN = Name("Tehran", "Iran", "state", country="IR")
TEXT = (
    "Two rockets hit the mill in Gao on Sunday and killed two or three workers. Norland accused Tehran, which denies "
    "it. Norland threatened to act if it went on, and imposed sanctions."
)
MADE = report("Example Wire", date(2023, 5, 2), "Rockets", TEXT)
LEAD, ACCUSED, THREAT = TEXT.split(". ")
SUNDAY = TimeRange("on Sunday", datetime(2023, 4, 30), datetime(2023, 5, 1), "day", "relative to publication")


def build() -> Builder:
    """An accusation that is denied, and a threat that hangs on a condition."""
    told = Builder()
    made = told.add(MADE)
    told.tell(made, "kind", Category("rockets hit", "rocket_attack", "kinds"), LEAD)
    told.tell(made, "killed", Quantity("two or three", 2, 3, "between", "workers"), LEAD)
    told.tell(made, "perpetrator", IRAN, ACCUSED, NORLAND)
    told.tell(made, "perpetrator", IRAN, ACCUSED, IRAN, "denies")
    told.tell(made, "perpetrator", NORLAND, ACCUSED, form="said", of_kind="accuse")
    told.tell(made, "recipient", IRAN, ACCUSED, form="said", of_kind="accuse")
    told.tell(made, "mode", Category("accused", "allege", "modes"), ACCUSED, form="said", of_kind="accuse")
    told.tell(made, "perpetrator", IRAN, ACCUSED, IRAN, "denies", form="said", of_kind="reject")
    told.tell(made, "perpetrator", NORLAND, THREAT, stance="conditional", form="said", of_kind="threaten")
    told.tell(made, "perpetrator", NORLAND, THREAT, form="said", of_kind="sanction")
    return told


def rows(told: Builder) -> dict[str, dict[str, Any]]:
    return {str(row["kind"]): row for row in plover_rows(told.dossier(STATES))}


def test_an_accusation_and_its_denial_are_two_events_beside_the_assault() -> None:
    told = rows(build())
    assert [(row["event"], row["quad_code"], row["form"]) for row in told.values()] == [
        (["ASSAULT"], 4, "incident"),
        (["ACCUSE"], 3, "said"),
        (["REJECT"], 3, "said"),
        (["THREATEN"], 3, "said"),
        (["SANCTION"], 3, "said"),
    ]
    assert (told["rocket_attack"]["mode"], told["accuse"]["mode"], told["reject"]["mode"]) == (
        ["heavy-weapons"],
        ["allege"],
        [],
    )
    assert len({row["link"] for row in told.values()}) == 1


def test_who_names_an_actor_and_who_denies_it_stand_beside_it() -> None:
    told = rows(build())
    (actor,) = told["rocket_attack"]["actor"]
    assert (actor["code"], actor["sector"], actor["entity_name"]) == ("IRN", "GOV", "Iran")
    assert (actor["told_by"], actor["denied_by"]) == (["Norland"], ["Iran"])


def test_an_act_has_its_actor_recipient_and_stance() -> None:
    told = rows(build())
    (actor,), (recipient,) = told["accuse"]["actor"], told["accuse"]["recipient"]
    assert (actor["entity_name"], recipient["entity_name"], told["accuse"]["stance"]) == ("Norland", "Iran", "asserts")
    (denier,) = told["reject"]["actor"]
    assert (denier["entity_name"], denier["denied_by"], told["reject"]["stance"]) == ("Iran", [], "denies")
    assert told["threaten"]["stance"] == "conditional"


def test_a_party_that_is_only_denied_is_no_actor() -> None:
    told = Builder()
    made = told.add(MADE)
    told.tell(made, "kind", Category("rockets hit", "rocket_attack", "kinds"), LEAD)
    told.tell(made, "perpetrator", IRAN, ACCUSED, IRAN, "denies")
    row = rows(told)["rocket_attack"]
    assert (row["actor"], row["comment"]) == ([], "no actor is named")


GROUP = Name("the Red Column", "Red Column", "armed group")


@pytest.mark.parametrize(
    ("told_of", "actors"),
    [
        ([(GROUP, GROUP, "asserts", LEAD)], [("Red Column", ["Red Column"], [])]),
        (
            [(GROUP, GROUP, "asserts", LEAD), (GROUP, NORLAND, "denies", ACCUSED)],
            [("Red Column", ["Red Column"], ["Norland"])],
        ),
        ([(GROUP, GROUP, "asserts", LEAD), (GROUP, GROUP, "denies", ACCUSED)], []),
        ([(GROUP, GROUP, "denies", LEAD)], []),
        ([(GROUP, NORLAND, "unclear", LEAD)], []),
        ([(Category("no group", "none claimed", "responsibility"), NORLAND, "silent", LEAD)], []),
    ],
)
def test_who_claims_it_is_an_actor_unless_the_claim_is_taken_back(
    told_of: list[tuple[Any, Name, Any, str]], actors: list[tuple[str, list[str], list[str]]]
) -> None:
    told = Builder()
    made = told.add(MADE)
    told.tell(made, "kind", Category("rockets hit", "rocket_attack", "kinds"), LEAD)
    for value, by, stance, words in told_of:
        told.tell(made, "responsibility", value, words, by, stance)
    row = rows(told)["rocket_attack"]
    assert [(a["entity_name"], a["told_by"], a["denied_by"]) for a in row["actor"]] == actors
    assert set(row["statements"]) >= {key for actor in row["actor"] for key in actor["statements"]}


def test_who_takes_a_claim_back_may_still_be_named_by_others() -> None:
    told = Builder()
    made = told.add(MADE)
    told.tell(made, "kind", Category("rockets hit", "rocket_attack", "kinds"), LEAD)
    told.tell(made, "responsibility", GROUP, LEAD, GROUP)
    told.tell(made, "responsibility", GROUP, ACCUSED, GROUP, "denies")
    told.tell(made, "perpetrator", GROUP, THREAT, NORLAND)
    (actor,) = rows(told)["rocket_attack"]["actor"]
    assert (actor["told_by"], actor["denied_by"]) == (["Norland"], [])


def test_what_the_codebook_asks_for_and_nobody_tells_is_said() -> None:
    assert rows(build())["sanction"]["comment"] == "no recipient is named, and the codebook asks for one"
    assert rows(build())["accuse"]["comment"] == ""


def test_the_day_is_told_or_that_of_the_first_report() -> None:
    told = build()
    assert (rows(told)["rocket_attack"]["date"], rows(told)["rocket_attack"]["date_basis"]) == (
        "2023-05-02",
        "published",
    )
    told.tell(MADE, "time", replace(SUNDAY, end=datetime(2023, 5, 8)), LEAD)
    weekly = rows(told)["rocket_attack"]
    assert (weekly["date"], weekly["enddate"], weekly["date_basis"]) == ("2023-04-30", "2023-05-07", "told")
    told.tell(MADE, "time", SUNDAY, LEAD)
    assert (rows(told)["rocket_attack"]["date"], rows(told)["rocket_attack"]["enddate"]) == ("2023-04-30", None)


def test_counts_keep_their_bounds() -> None:
    told = build()
    dead = rows(told)["rocket_attack"]["dead"]
    assert (dead["low"], dead["high"]) == (2, 3)
    told.tell(MADE, "killed", Quantity("at least four", 4, None, "at least", "workers"), LEAD)
    told.tell(MADE, "killed", people(9, "nine"), LEAD, stance="denies")
    wider = rows(told)["rocket_attack"]["dead"]
    assert (wider["low"], wider["high"]) == (2, None)


def test_the_most_precise_place_goes_out() -> None:
    told = build()
    told.tell(MADE, "place", Place("Mali", "Mali", "geonames:2453866", "ML", precision="country"), LEAD)
    told.tell(MADE, "place", Place("Gao", "Gao", "geonames:2457163", "ML", 16.27, -0.04, "town", city="Gao"), LEAD)
    place = rows(told)["rocket_attack"]["event_loc"]
    assert list(place) == list(PLOVER_OBJECTS["PloverPlace"])
    assert (place["geonameid"], place["country_code"], place["resolution"]) == (2457163, "MLI", 4)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("Unknown gunmen", "Unknown gunmen", "unnamed"), "UAF"),
        (Name("the Iraqi military", "Iraqi military", "organisation", country="IQ"), "MIL"),
        (Name("a police officer", "a police officer", "unnamed"), "COP"),
        (Name("the Red Column", "Red Column", "armed group"), "REB"),
        (Name("Ana Lund", "Ana Lund", "person", role="Minister of Trade"), "GOV"),
        (Name("an official", "an official", "unnamed"), "UNK"),
        (Name("Ana Lund", "Ana Lund", "person"), ""),
        (Name("the Generali company", "Generali company", "organisation"), ""),
    ],
)
def test_the_sector_is_what_the_name_shows(name: Name, expected: str) -> None:
    assert sector(name) == expected


def test_what_was_attacked_is_a_recipient_where_its_words_name_somebody() -> None:
    told = build()
    told.tell(MADE, "target", Wording("US embassy in Gao"), LEAD)
    told.tell(MADE, "target", Wording("the mill"), LEAD)
    assert [one["entity_text"] for one in rows(told)["rocket_attack"]["recipient"]] == ["US embassy in Gao"]


def test_every_type_has_its_quad() -> None:
    assert {kind_codes(kind).plover for kind in kinds()} == set(QUADS)


def test_rows_of_the_rocket_attack_name_who_speaks() -> None:
    assault = next(plover_rows(rocket_attack().dossier(STATES)))
    assert {"Iraqi military", "US military", "Kataib Hezbollah"} <= set(assault["speaker"])
    assert speaker("Iraqi leaders").canonical in {
        entity["entity_name"] for row in plover_rows(rocket_attack().dossier(STATES)) for entity in row["recipient"]
    }


@settings(max_examples=60)
@given(dossiers())
def test_every_row_has_the_keys_and_rests_on_statements_of_the_dossier(dossier: Dossier) -> None:
    made = list(plover_rows(dossier))
    assert len(made) == 1 + len({account.id for account, _ in dossier.said})
    known = {s.id for s in dossier.statements} | {s.id for _, told in dossier.said for s in told}
    for row in made:
        assert list(row) == list(PLOVER_KEYS)
        assert set(row["statements"]) <= known
        parties = (*row["actor"], *row["recipient"])
        assert {one for entity in parties for one in entity["statements"]} <= set(row["statements"])
        assert all(list(entity) == list(PLOVER_OBJECTS["PloverEntity"]) for entity in row["actor"])
        assert all(entity["told_by"] for entity in row["actor"])
