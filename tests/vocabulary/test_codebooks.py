"""Every kind and class of weapon has its code in each codebook, out of that codebook's closed list, or says why."""

from __future__ import annotations

import pytest

from rashomon.vocabulary import kinds, load_vocabulary
from rashomon.vocabulary.codebooks import Code, kind_codes, weapon_codes

MUC4 = {"ARSON", "ATTACK", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"}
INSTRUMENTS = {
    "GUN", "MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE", "EXPLOSIVE", "BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE",
    "AERIAL BOMB", "GRENADE", "MOLOTOV COCKTAIL", "PROJECTILE", "MISSILE", "ROCKET", "CUTTING DEVICE", "FIRE", "STONE",
    "TORTURE",
}  # fmt: skip
PLOVER = {
    "AGREE": {""}, "SUPPORT": {""}, "CONCEDE": {""}, "COOPERATE": {""}, "AID": {""},
    "CONSULT": {"", "visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"", "assist", "change", "yield", "meet"}, "REJECT": {"", "assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "THREATEN": {"", "restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
               "misinformation", "cyber"},
    "ASSAULT": {"", "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
                "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"},
}  # fmt: skip
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {"Chemical weapon", "Air/drone strike", "Suicide bomb", "Grenade",
                                   "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"},
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
                               "Headquarters or base established", "Looting/property destruction",
                               "Non-violent transfer of territory", "Other"},
}  # fmt: skip
ATTACKTYPES = {
    1: "Assassination", 2: "Armed Assault", 3: "Bombing/Explosion", 4: "Hijacking",
    5: "Hostage Taking (Barricade Incident)", 6: "Hostage Taking (Kidnapping)", 7: "Facility/Infrastructure Attack",
    8: "Unarmed Assault", 9: "Unknown",
}  # fmt: skip
WEAPTYPES = {
    1: "Biological", 2: "Chemical", 3: "Radiological", 4: "Nuclear", 5: "Firearms", 6: "Explosives", 7: "Fake Weapons",
    8: "Incendiary", 9: "Melee",
    10: "Vehicle (not to include vehicle-borne explosives, i.e., car or truck bombs)",
    11: "Sabotage Equipment", 12: "Other", 13: "Unknown",
}  # fmt: skip
WEAPSUBTYPES = {
    (6, 7): "Grenade", (6, 8): "Landmine", (6, 11): "Projectile (rockets, mortars, RPGs, etc.)",
    (6, 13): "Suicide (carried bodily by human being)", (6, 15): "Vehicle", (6, 16): "Unknown Explosive Type",
    (6, 17): "Other Explosive Type", (5, 5): "Unknown Gun Type", (8, 18): "Arson/Fire", (9, 21): "Blunt Object",
    (9, 22): "Hands, Feet, Fists", (9, 23): "Knife or Other Sharp Object",
}  # fmt: skip
WEAPONS = list(load_vocabulary("weapons"))


@pytest.mark.parametrize("kind", kinds())
def test_every_code_of_a_kind_is_of_the_list_or_has_a_reason(kind: str) -> None:
    codes = kind_codes(kind)
    assert codes.plover_mode in PLOVER[codes.plover]
    assert codes.muc4 is None or codes.muc4 in MUC4
    assert codes.acled is None or codes.acled.sub_event in ACLED[codes.acled.event]
    assert codes.attacktype is None or ATTACKTYPES[codes.attacktype.number] == codes.attacktype.name
    assert codes.weaptype is None or WEAPTYPES[codes.weaptype.number] == codes.weaptype.name
    given = {"muc4": codes.muc4, "acled": codes.acled, "gtd": codes.attacktype, "gtd_weapon": codes.weaptype}
    assert {key for key, code in given.items() if code is None} == set(codes.why)
    assert all(len(reason.split()) > 3 for reason in codes.why.values())


@pytest.mark.parametrize("weapon", WEAPONS)
def test_every_code_of_a_weapon_is_of_the_list_or_has_a_reason(weapon: str) -> None:
    codes = weapon_codes(weapon)
    assert set(codes.muc4) <= INSTRUMENTS
    assert codes.acled is None or codes.acled.sub_event in ACLED[codes.acled.event]
    assert codes.weaptype is not None
    assert WEAPTYPES[codes.weaptype.number] == codes.weaptype.name
    sub = codes.weapsubtype
    assert sub is None or WEAPSUBTYPES[codes.weaptype.number, sub.number] == sub.name
    given = {"muc4": codes.muc4 or None, "acled": codes.acled, "gtd": codes.weaptype, "gtd_sub": sub}
    assert {key for key, code in given.items() if code is None} == set(codes.why)


def test_every_plover_type_and_every_way_to_assault_is_reached() -> None:
    found = [kind_codes(kind) for kind in kinds()]
    assert {codes.plover for codes in found} == set(PLOVER)
    assert {codes.plover_mode for codes in found if codes.plover == "ASSAULT"} == PLOVER["ASSAULT"]


def test_every_muc4_and_gtd_type_is_reached() -> None:
    found = [kind_codes(kind) for kind in kinds()]
    assert {codes.muc4 for codes in found if codes.muc4} == MUC4
    assert {codes.attacktype.number for codes in found if codes.attacktype} == set(ATTACKTYPES)


@pytest.mark.parametrize("kind", [kind for kind, entry in kinds().items() if entry.get("weapon")])
def test_a_kind_and_the_weapon_it_implies_have_one_weapon_type(kind: str) -> None:
    assert kind_codes(kind).weaptype == weapon_codes(kinds()[kind]["weapon"]).weaptype


@pytest.mark.parametrize("kind", kinds())
def test_what_is_said_is_no_incident_of_muc4_and_the_gtd(kind: str) -> None:
    if kinds()[kind]["form"] == "said":
        assert (kind_codes(kind).muc4, kind_codes(kind).attacktype, kinds()[kind]["verb"] != "") == (None, None, True)


def test_the_codes_of_a_rocket_attack() -> None:
    codes = kind_codes("rocket_attack")
    assert (codes.muc4, codes.plover, codes.plover_mode) == ("ATTACK", "ASSAULT", "heavy-weapons")
    assert (codes.attacktype, codes.weaptype) == (Code(3, "Bombing/Explosion"), Code(6, "Explosives"))


def test_an_unknown_kind_or_weapon_is_an_error() -> None:
    with pytest.raises(KeyError):
        kind_codes("sorcery")
    with pytest.raises(KeyError):
        weapon_codes("wand")
