"""What a brief says of a hand-made incident, and that it says the same whatever order the dossier comes in."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.brief.dossier_builder import (
    FACTION,
    FIRST,
    MILITARY,
    STATES,
    SUNDAY,
    Builder,
    evening,
    kind,
    people,
    report,
    rocket_attack,
    speaker,
)
from tests.brief.dossier_strategies import dossiers
from tests.strategies import STANCES

from rashomon.brief import Brief, Line, build_brief, in_order, overview, statements_of, unsupported
from rashomon.brief.phrases import TITLES, say
from rashomon.brief.wording import show
from rashomon.compare import compare
from rashomon.records import Category, Dossier, Name, Place, Quantity, Stance, Wording


def lines(brief: Brief, key: str) -> tuple[Line, ...]:
    return next((section.lines for section in brief.sections if section.key == key), ())


def texts(brief: Brief, key: str) -> list[str]:
    return [line.full for line in lines(brief, key)]


def cited(brief: Brief, line: Line) -> list[str]:
    """Return the words a line cites."""
    words = {citation.number: citation.words for citation in brief.citations}
    return [words[number] for number in line.citations]


BRIEF = build_brief(rocket_attack().dossier(STATES))

#: Section, what one of its lines has to say (all parts in one line), its state, a part of the words it cites.
SAID = [
    ("what", ["What: rocket attack", "Iraqi security officials", "report of 21 December"], "agreed", "Several"),
    ("what", ["Target: “US embassy in Baghdad” — according to Iraqi security officials"], "single", "Several"),
    ("what", ["When: ", "Sunday", "20 December 2020", "a police officer"], "agreed", "shortly after eight"),
    ("what", ["Where: ", "Baghdad"], "agreed", "Green Zone"),
    ("what", ["Munitions used: told differently", "21", "see Contested"], "contested", "21 rockets"),
    ("harm", ["Injured: ", "military; the report of 21 December 2020 (“reportedly”) says"], "agreed", "one"),
    ("harm", ["Damage: “minor damage to its compound” — according to US embassy"], "single", "minor damage"),
    ("who", ["Perpetrator: ", "outlaw group", "according to Iraqi military"], "contested", "outlaw group"),
    ("who", ["rogue militia backed by Iran", "US military (“almost certainly”)"], "contested", "almost certainly"),
    ("who", ["Claim of responsibility: Companions of the Cave", "via Levant Wire"], "single", "calling itself"),
    ("who", ["Accusation: ", "Donald Trump", ", against Iran: ", "Capitol Lantern reports"], None, "Trump accused"),
    ("denials", ["Perpetrator: Kataib Hezbollah — denied by Kataib Hezbollah"], "denied", "denied that it fired"),
    ("denials", ["Denial: Iran's foreign ministry: “"], None, "rejected the accusation"),
    ("unknown", ["Injured: ", "civilians", "not clear", "since 20 December 2020"], "unknown", "unclear whether"),
    ("unknown", ["Claim of responsibility: none known", "from 20 December 2020 until 24"], None, "calling itself"),
    ("unknown", ["no word from Iran's foreign ministry — Levant Wire reports", "until 24"], None, "immediately"),
    ("response", ["Demand: US embassy, to Iraqi leaders: “called on"], None, "called on Iraqi leaders"),
    ("response", ["Condemnation: Kataib Hezbollah: “condemned the attack”"], None, "condemned the attack"),
    ("series", ["30", "counted since October 2019", "according to Iraqi military"], None, "more than 30"),
    ("alike", ["33 days apart", "same place and target"], None, "Several rockets"),
    ("reports", ["Reports read: 3; origins: 2"], None, ""),
    ("reports", ["Levant Wire, 20 December 2020: “Rockets fired at US embassy in Baghdad”"], None, ""),
    ("reports", ["No publisher named, 21 December 2020"], None, ""),
    ("reports", ["Capitol Lantern, 24 December 2020", "names Levant Wire as its basis"], None, "Levant Wire reported"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "parts", "state", "words"), SAID)
def test_what_is_said(key: str, parts: list[str], state: str | None, words: str) -> None:
    said = [line for line in lines(BRIEF, key) if all(part in line.full for part in parts)]
    assert len(said) == 1, texts(BRIEF, key)
    assert said[0].state == state
    assert any(words in quoted for quoted in cited(BRIEF, said[0])) or (not words and not said[0].citations)


def test_contested_sides_stand_beside_each_other() -> None:
    contested, perpetrator = lines(BRIEF, "contested")
    assert [(side.value, side.told.split(",")[0]) for side in perpetrator.sides] == [
        ("an outlaw group", "according to Iraqi military"),
        ("a rogue militia backed by Iran", "according to US military (“almost certainly”)"),
        ("Kataib Hezbollah (as a denial)", "according to Kataib Hezbollah"),
    ]
    assert (contested.label, contested.state) == ("Munitions used", "contested")
    told = [(side.told.split(",")[0], side.reports, side.origins) for side in contested.sides]
    assert told == [
        ("according to Iraqi military", 1, 1),
        ("according to a police officer", 1, 1),
        ("according to US military", 1, 1),
    ]
    assert "said" in contested.sides[2].told
    assert contested.sides[2].told.endswith("first told 24 December 2020")


def test_sections_come_in_the_order_of_the_questions() -> None:
    assert [section.key for section in BRIEF.sections] == list(TITLES)
    assert [section.title for section in BRIEF.sections] == list(TITLES.values())


def test_citations_are_numbered_in_order_of_printing_and_shared_by_equal_words() -> None:
    assert [citation.number for citation in BRIEF.citations] == list(range(1, len(BRIEF.citations) + 1))
    printed = [number for line in BRIEF.lines for number in line.citations]
    firsts = list(dict.fromkeys(printed))
    assert sorted(firsts) == list(range(1, len(BRIEF.citations) + 1))
    first = BRIEF.citations[0]
    assert (first.publisher, first.published, first.speaker) == ("Levant Wire", SUNDAY, "Iraqi security officials")
    assert first.words == FIRST.text.split(". ")[0]
    assert len(first.statement_ids) == 5


def test_a_publisher_in_its_own_voice_is_no_speaker_of_a_citation() -> None:
    own = next(citation for citation in BRIEF.citations if citation.words == "No group claimed responsibility")
    assert own.speaker == ""


def test_the_heading_is_what_most_statements_tell() -> None:
    assert BRIEF.heading.text == "Rocket attack · US embassy in Baghdad · Sunday 20 December 2020"
    assert BRIEF.heading.citations
    assert dict(BRIEF.states) == {"agreed": 4, "contested": 2, "single": 5, "denied": 0, "unknown": 0}


@pytest.mark.parametrize(
    ("names", "headed"), [(("Weavers Lane", "Mosul"), "Mosul"), (("Weavers Lane",), "Weavers Lane")]
)
def test_a_place_on_the_map_heads_before_a_name_that_nothing_is_known_of(names: tuple[str, ...], headed: str) -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "A title", "There was a rocket attack in Weavers Lane, Mosul."))
    told.tell(made, "kind", kind("rocket attack"), "rocket attack")
    for name in names:
        known = replace(Place(name, name), latitude=36.3, longitude=43.1, precision="town")
        told.tell(made, "place", known if name == "Mosul" else Place(name, name), name)
    assert build_brief(told.dossier({})).headline.place == headed


def test_two_questions_are_answered_even_where_nothing_is_told() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "A title", "There was a rocket attack."))
    told.tell(made, "kind", kind("rocket attack"), "rocket attack")
    brief = build_brief(told.dossier({}))
    assert [section.key for section in brief.sections] == ["what", "who", "unknown", "reports"]
    assert lines(brief, "who") == (Line(say("nobody named")),)
    assert lines(brief, "unknown") == (Line(say("nothing unknown")),)


@pytest.mark.parametrize(
    ("name", "names_somebody"),
    [
        (Name("gunmen", "gunmen", "unnamed"), False),
        (Name("Kataib Hezbollah", "Kataib Hezbollah", "armed group"), True),
        (Name("Iran", "Iran", "state"), True),
    ],
)
def test_nobody_is_named_where_the_perpetrator_is_unnamed(name: Name, names_somebody: bool) -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", f"It was {name.words}, the army said."))
    told.tell(made, "perpetrator", name, name.words, MILITARY)
    shown = texts(build_brief(told.dossier({})), "who")
    assert (say("nobody named by name") not in shown) is names_somebody
    assert say("nobody named") not in shown  # somebody is told of, if by no name


def test_a_denial_alone_names_nobody() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", "Kataib Hezbollah denied it."))
    told.tell(made, "perpetrator", FACTION, "denied it", FACTION, "denies")
    brief = build_brief(told.dossier({"perpetrator": "denied"}))
    assert texts(brief, "who") == [say("nobody named")]
    assert texts(brief, "denials") == ["Perpetrator: Kataib Hezbollah — denied by Kataib Hezbollah"]


def test_a_sentence_that_accuses_or_denies_is_told_once() -> None:
    told = Builder()
    text = "President Trump accused Iran. Iran rejected the accusation."
    made = told.add(report("Levant Wire", SUNDAY, "", text))
    trump, iran = Name("President Trump", "Donald Trump", "person"), Name("Iran", "Iran", "state")
    accused, rejected = "President Trump accused Iran", "Iran rejected the accusation"
    told.tell(made, "perpetrator", iran, accused, trump)
    told.tell(made, "perpetrator", trump, accused, form="said", of_kind="accuse")
    told.tell(made, "recipient", iran, accused, form="said", of_kind="accuse")
    told.tell(made, "perpetrator", iran, rejected, iran, "denies")
    told.tell(made, "perpetrator", iran, rejected, form="said", of_kind="reject")
    brief = build_brief(told.dossier({"perpetrator": "contested"}))
    assert texts(brief, "who") == [
        "Perpetrator: Iran — according to Donald Trump",
        "How sure: Iran — suspected or accused by authorities (Levant Wire): an authority blames it",
    ]
    assert texts(brief, "denials") == ["Perpetrator: Iran — denied by Iran"]


def test_one_speaker_is_listed_once_however_printed() -> None:
    told = Builder()
    for day, words in enumerate(("The Iraqi military", "the Iraqi military", "Iraqi military")):
        made = told.add(report("Levant Wire", date(2020, 12, 20 + day), "", f"{words} said a soldier was hurt."))
        told.tell(made, "injured", people(1, "a soldier"), "a soldier was hurt", Name(words, "Iraqi military"))
    assert texts(build_brief(told.dossier({})), "harm") == [
        f"Injured: {show(people(1, 'a soldier'))} — according to the Iraqi military"
    ]


def test_what_did_not_happen_is_told_as_that() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", "Dozens are feared dead."))
    told.tell(made, "killed", Quantity("Dozens", 24, None, "vague", "people"), "Dozens are feared dead", stance="fears")
    (line,) = lines(build_brief(told.dossier({})), "harm")
    assert "(as a fear) — Levant Wire reports" in line.text


def test_many_tellings_by_one_publisher_are_cited_once() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", "A rocket attack. The rocket fire. That barrage."))
    for words in ("rocket attack", "rocket fire", "barrage"):
        told.tell(made, "kind", kind(words), words)
    brief = build_brief(told.dossier({}))
    assert [quoted for line in lines(brief, "what") for quoted in cited(brief, line)] == ["rocket attack"]


def test_what_a_reason_weighs_is_for_the_console() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", "A rocket attack."))
    told.tell(made, "kind", kind("rocket attack"), "rocket attack")
    told.keep_apart(made, "same place [+298]", "33 days apart [-5]", "same kind [+0]")
    assert texts(build_brief(told.dossier({})), "alike") == ["Another telling: 33 days apart; same kind; same place"]


def test_a_telling_that_is_kept_apart_is_named_by_its_report() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", "A rocket attack."))
    told.tell(made, "kind", kind("rocket attack"), "rocket attack")
    link = told.keep_apart(made, "33 days apart [-5]")
    (ours,) = (account.id for account in told.accounts.values())
    theirs = link.right if link.left == ours else link.left
    other = report("Harbour Post", date(2019, 4, 30), "Rockets again", "Rockets.")
    dossier = replace(told.dossier({}), others={theirs: other})
    brief = build_brief(dossier)
    said = "Another telling: Harbour Post, 30 April 2019: “Rockets again” — 33 days apart"
    assert texts(brief, "alike") == [said]
    links = {link.id: link}
    assert unsupported(brief, statements_of(dossier), dossier.reports, links, others=[other]) == []
    findings = unsupported(brief, statements_of(dossier), dossier.reports, links)
    assert {"Harbour", "Post", "April", "2019", "30"} <= {what for _, what in findings}


def test_some_of_those_told_are_told_as_such_and_a_growing_toll_with_its_days() -> None:
    told = Builder()
    first = told.add(report("Levant Wire", SUNDAY, "", "Eight soldiers died. Two of the dead were cooks."))
    later = told.add(report("Harbour Post", date(2020, 12, 22), "", "Nine soldiers have died."))
    told.tell(first, "killed", people(8, "Eight soldiers"), "Eight soldiers died.")
    told.tell(first, "killed", people(2, "Two", ""), "Two of the dead were cooks.")
    told.tell(later, "killed", people(9, "Nine soldiers"), "Nine soldiers have died.")
    dossier = told.dossier({})
    compared = compare("incident", dossier.statements, dossier.reports)
    brief = build_brief(replace(dossier, comparisons=compared))
    assert [(line.state, line.text) for line in lines(brief, "harm")] == [
        ("single", "8 (“Eight soldiers”) — Levant Wire reports, first told 20 December 2020"),
        ("single", "2, as some of those told — Levant Wire reports, first told 20 December 2020"),
        ("single", "9 (“Nine soldiers”) — Harbour Post reports, first told 22 December 2020"),
    ]
    assert unsupported(brief, statements_of(dossier), dossier.reports) == []


@pytest.mark.parametrize(
    ("words", "speaker_words", "shown"),
    [
        ("The governor said one soldier died.", "governor", "the governor"),
        ("One soldier died, a guard said.", "guard", "a guard"),
        ("One soldier died, police said.", "police", "police"),
        ("One soldier died, the governors said.", "governor", "governor"),
        ("One soldier died at the gate of a police college, police said.", "police", "police"),
        ("One soldier died, the army said. The army mourned him.", "army", "the army"),
        ("The Lantern said one soldier died.", "Lantern", "Lantern"),
    ],
)
def test_an_office_keeps_the_article_that_is_printed(words: str, speaker_words: str, shown: str) -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", words))
    told.tell(made, "killed", people(1, "one soldier"), words, speaker(speaker_words, "unnamed"))
    (line,) = lines(build_brief(told.dossier({})), "harm")
    assert line.text == f"1 (“one soldier”) — according to {shown}"


def test_the_heading_has_the_day_that_most_tell_and_of_two_the_earlier() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", date(2020, 12, 30), "", "Found on Tuesday after a raid on Sunday evening."))
    told.tell(made, "kind", kind("raid", "raid"), "raid")
    told.tell(made, "time", evening("Tuesday", date(2020, 12, 29)), "Tuesday")
    told.tell(made, "time", evening("Sunday evening", SUNDAY), "Sunday evening")
    brief = build_brief(told.dossier({}))
    assert (brief.headline.date, brief.headline.day) == ("Sunday 20 December 2020", SUNDAY)


def test_the_nearest_look_alikes_come_first_and_the_rest_is_told_in_a_line() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", "A rocket attack."))
    told.tell(made, "kind", kind("rocket attack"), "rocket attack")
    for number in range(20):
        told.links.append(replace(told.keep_apart(made, f"another day, {number}"), score=number / 20))
        told.links.pop(-2)
    said = texts(build_brief(told.dossier({})), "alike")
    assert said[0] == "Another telling: another day, 19"
    assert said[-1] == say("more alike")
    assert len(said) < 20


def test_long_words_are_cut_at_a_word() -> None:
    told = Builder()
    text = "damage to " + "the western wall and the gate and " * 12 + "more"
    made = told.add(report("Levant Wire", SUNDAY, "", text))
    told.tell(made, "damage", Wording(text), text)
    (line,) = lines(build_brief(told.dossier({})), "harm")
    assert line.text.split("”")[0].endswith("…")
    assert line.text.split("…")[0].removeprefix("“") in text
    assert line.text.split("…")[0].split()[-1] in text.split()


@given(dossiers(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_a_dossier_does_not_matter(dossier: Dossier, chance: random.Random) -> None:
    assert build_brief(shuffled(dossier, chance)) == build_brief(dossier)


def shuffled(dossier: Dossier, chance: random.Random) -> Dossier:
    def mixed(items):  # type: ignore[no-untyped-def]
        return tuple(chance.sample(list(items), len(items)))

    return replace(
        dossier,
        statements=mixed(dossier.statements),
        comparisons=tuple(
            replace(c, sides=mixed([replace(side, statements=mixed(side.statements)) for side in c.sides]))
            for c in mixed(dossier.comparisons)
        ),
        reports=dict(mixed(dossier.reports.items())),
        said=mixed([(account, mixed(told)) for account, told in dossier.said]),
        series=mixed([(account, mixed(told)) for account, told in dossier.series]),
        cites=mixed(dossier.cites),
        alike=mixed(dossier.alike),
    )


def test_the_overview_goes_by_date_and_undated_incidents_by_that_of_their_first_report() -> None:
    later, undated = Builder(), Builder()
    made = later.add(report("Levant Wire", date(2020, 12, 30), "", "A shelling on Tuesday."))
    later.tell(made, "kind", kind("shelling", "shelling"), "shelling")
    later.tell(made, "time", evening("Tuesday", date(2020, 12, 29)), "Tuesday")
    other = undated.add(report("Levant Wire", date(2020, 12, 1), "", "A raid."))
    undated.tell(other, "kind", kind("raid", "raid"), "raid")
    briefs = [build_brief(undated.dossier({})), build_brief(later.dossier({})), BRIEF]
    rows = overview(briefs)
    assert [row.what for row in rows] == ["Raid", "Rocket attack · US embassy in Baghdad", "Shelling"]
    assert [row.date for row in rows] == ["[1 December 2020]", "Sunday 20 December 2020", "Tuesday 29 December 2020"]
    assert [row.brief_id for row in rows] == [brief.id for brief in in_order(briefs)]
    assert [row.number for row in rows] == [1, 2, 3]


def test_a_field_of_a_later_version_is_told_under_its_own_name() -> None:
    told = Builder()
    made = told.add(report("Levant Wire", SUNDAY, "", "No ransom was paid, or so they say. Whether it was is unclear."))
    told.tell(made, "ransom", Wording("ransom"), "No ransom was paid", MILITARY, "denies")
    told.tell(made, "ransom", Wording("ransom"), "Whether it was is unclear", stance="unclear")
    brief = build_brief(told.dossier({}))
    assert texts(brief, "denials") == ["ransom: “ransom” — denied by Iraqi military"]
    assert texts(brief, "unknown") == ["ransom: “ransom”: not clear — Levant Wire reports; since 20 December 2020"]


def test_a_quoted_publisher_is_a_speaker() -> None:
    told = Builder()
    made = told.add(report("Quayside Bulletin", SUNDAY, "", "Levant Wire reported a rocket attack."))
    told.tell(made, "kind", kind("rocket attack"), "rocket attack", speaker("Levant Wire", "publisher"))
    told.tell(made, "target", Wording("the camp"), "attack", speaker("Quayside Bulletin", "publisher"))
    said = texts(build_brief(told.dossier({})), "what")
    assert said == ["What: rocket attack — according to Levant Wire", "Target: “the camp” — Quayside Bulletin reports"]


@pytest.mark.parametrize("stance", STANCES)
def test_a_coding_is_no_part_of_what_is_told(stance: Stance) -> None:
    """A code is for exports: no report says it, so that a brief with one is the brief without."""
    told = rocket_attack()
    before = build_brief(told.dossier(STATES))
    made = next(iter(told.reports.values()))
    words = made.text.split()[0]
    told.tell(made, "incident_type", Category(words, "attack", "muc4"), words, stance=stance)
    dossier = told.dossier({**STATES, "incident_type": "contested"})
    assert "incident_type" in {statement.field for statement in dossier.statements}
    assert build_brief(dossier) == before
