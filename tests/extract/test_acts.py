"""The parties of verbal acts and their modes: who acts together, and what an act asks or threatens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import Case, load_cases, problems
from tests.vocabulary.test_codebooks import PLOVER

from rashomon.extract.clause_subjects import clause_subject, second_subject
from rashomon.extract.modes import mode_of
from rashomon.extract.parties import parts_of
from rashomon.records import Mention, Sentence, Span
from rashomon.vocabulary import kinds, load_vocabulary

PARTIES = [
    ("Norland", ("Norland",)),
    ("Norland and Sudria", ("Norland", "Sudria")),
    ("Norland, Sudria and the Red Hand militia", ("Norland", "Sudria", "the Red Hand militia")),
    ("Iran and the group", ("Iran", "the group")),
    ("Trinidad and Tobago", ("Trinidad and Tobago",)),
    ("Bosnia and Herzegovina", ("Bosnia and Herzegovina",)),
    ("the Ministry of Trade and Defence", ("the Ministry of Trade and Defence",)),
    ("the governments of Norland and Iran", ("the governments of Norland", "Iran")),
    ("police and army chiefs", ("police and army chiefs",)),
    ("", ("",)),
]
#: A kind of act, the sentence with its verb in square brackets, the mode or "".
MODES = [
    ("request", "Norland [urged] Sudria to release the pilots.", "yield"),
    ("request", "Norland [urged] Sudria, which holds pilots, to think.", ""),
    ("request", "Norland [called for] talks after the truce.", "meet"),
    ("request", "Norland [asked] Sudria for medicine.", "assist"),
    ("request", "Norland [urged] the premier to resign.", "change"),
    ("request", "Norland [demanded] an apology.", ""),
    ("refuse", "Sudria [rejected] the call for a ceasefire.", "yield"),
    ("refuse", "Sudria [dismissed] the warnings.", ""),
    ("reject", "Sudria [denied] helping the rebels.", ""),
    ("threaten", "Sudria [threatened] to arrest the envoys.", "arrest"),
    ("threaten", "Sudria [threatened] to cut its ties with Norland.", "relations"),
    ("threaten", "Sudria [threatened] to annex the valley.", "territory"),
    ("threaten", "Sudria [threatened] to strike back and annex the valley.", "violence"),
    ("threaten", "Sudria [threatened] grave consequences.", ""),
    ("consult", "The premier [visited] Sudria.", "visit"),
    ("consult", "The premier [met] the envoy.", ""),
    ("condemn", "The premier [condemned] the raid.", "disapprove"),
    ("sanction", "Norland [expelled] two envoys.", "expel"),
    ("coerce", "Norland [declared martial law].", "martial-law"),
    ("pledge", "Norland [promised] talks.", ""),
]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][-60:]) for case in load_cases("acts_en")])
def test_reports_tell_of_who_acts_by_saying_something(case: Case) -> None:
    assert problems(case) == []


@pytest.mark.parametrize(
    ("text", "taken", "verb", "expected"),
    [
        ("The council met after Norland demanded it and accused Sudria.", "The council", "accused", "Norland"),
        ("The council met after Norland demanded it, and accused Sudria.", "The council", "accused", "The council"),
        ("The mill closed after Norland opened one and accused Sudria.", "The mill", "accused", "The mill"),
    ],
)
def test_whose_second_verb_it_is(text: str, taken: str, verb: str, expected: str) -> None:
    start = text.index(taken)
    found = second_subject(text, (start, start + len(taken)), text.index(verb))
    assert text[slice(*found)] == expected


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("The clerk said the kin of the wounded men asked.", "men", "the kin of the wounded men"),
        ("An aide in Norport, who refused to speak, left.", "Norport", "An aide in Norport"),
        ("A miner who lives in Norport called for calm.", "lives in Norport", "A miner"),
        ("The member representing the valley urged calm.", "the valley", "The member representing the valley"),
        ("Norland and some towns condemned it.", "some towns", "Norland and some towns"),
        ("They fought Norland and some towns condemned it.", "some towns", "some towns"),
        ("The premier said miners asked.", "miners", "miners"),
    ],
)
def test_the_whole_of_who_acts(text: str, taken: str, expected: str) -> None:
    start = text.index(taken)
    assert text[slice(*clause_subject(text, (start, start + len(taken))))] == expected


@pytest.mark.parametrize(("words", "expected"), PARTIES)
def test_parties(words: str, expected: tuple[str, ...]) -> None:
    assert parts_of(words) == expected


@given(
    st.lists(st.sampled_from(["Norland", "Sudria", "the Red Hand", "Iran", "General Ana Lund"]), min_size=1, max_size=5)
)
def test_a_list_of_parties_splits_into_what_it_was_made_of(names: list[str]) -> None:
    words = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    assert parts_of(words) == tuple(names)


@pytest.mark.parametrize(("kind", "marked", "expected"), MODES)
def test_modes(kind: str, marked: str, expected: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    verb = Span(100 + start, 100 + end)
    mention = Mention(Span(100, 100 + end), "happening", kind, 0, 1.0, "rule:x", verb)
    found = mode_of(kind, mention, Sentence(0, Span(100, 100 + len(text)), text, 0))
    assert ("" if found is None else found.code) == expected
    assert found is None or found.words in text


def test_every_mode_belongs_to_its_types_in_the_codebook() -> None:
    for mode, entry in load_vocabulary("modes").items():
        assert entry["label"]
        assert all(mode in PLOVER[plover] for plover in entry["words"]), mode


def test_every_mode_of_a_verbal_act_has_an_entry() -> None:
    said = {str(entry["plover"]) for entry in kinds().values() if entry["form"] == "said"}
    assert {mode for plover in said for mode in PLOVER[plover] if mode} <= set(load_vocabulary("modes"))


def test_every_country_has_its_three_letters() -> None:
    assert set(load_vocabulary("iso3")) == set(load_vocabulary("countries"))
    assert all(len(str(code)) == 3 for code in load_vocabulary("iso3").values())
