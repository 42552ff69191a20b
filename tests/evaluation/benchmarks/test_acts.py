"""Acts told against acts marked: what is right, what is neither, and who acts."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.acts import ToldAct, actors, counted, measure_acts, recipients
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.sets.acts import ActText, MarkedAct, load

TEXT = "The mayor blamed smugglers and hailed the budget; police arrested two men."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


MARKED = ActText(
    "written/a", TEXT,
    (
        MarkedAct("accuse", at("blamed"), at("The mayor"), at("smugglers"), violent=True),
        MarkedAct("support", at("hailed"), at("The mayor"), at("the budget"), violent=False),
        MarkedAct("arrest", at("arrested"), at("police"), at("two men"), violent=True),
    ),
    held=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], (0, 0, 0, 2)),
        ([ToldAct("accuse", at("blamed"))], (1, 1, 1, 2)),
        ([ToldAct("accuse", at("mayor blamed smugglers"))], (1, 1, 1, 2)),  # a part of the words is enough
        ([ToldAct("condemn", at("blamed"))], (0, 1, 0, 2)),  # another kind
        ([ToldAct("support", at("hailed"))], (0, 0, 0, 2)),  # about no violence: neither right nor wrong
        ([ToldAct("arrest", at("arrested")), ToldAct("arrest", at("arrested two"))], (2, 2, 1, 2)),
    ],
)
def test_acts_are_counted(told: list[ToldAct], expected: tuple[int, int, int, int]) -> None:
    counts = counted(MARKED, told)
    assert (counts.right, counts.predicted, counts.found, counts.gold) == expected


def test_parties_are_asked_of_acts_that_are_right() -> None:
    told = [
        ToldAct("accuse", at("blamed"), at("mayor"), at("budget")),
        ToldAct("condemn", at("arrested"), at("police")),
    ]
    assert (actors(MARKED, told).right, actors(MARKED, told).gold) == (1, 1)
    assert (recipients(MARKED, told).right, recipients(MARKED, told).predicted) == (0, 1)


def folder(path: Path, **row: object) -> Path:
    acts = [{"kind": "accuse", "cue": at("blamed"), "who": at("The mayor"), "violent": True}]
    (path / "written.jsonl").write_text(json.dumps({"id": "own/1", "text": TEXT, "held": True, "acts": acts} | row))
    return path


def test_a_result_has_the_three_ways(tmp_path: Path) -> None:
    right, none = [ToldAct("accuse", at("blamed"), at("The mayor"))], list[ToldAct]()
    told = {"": right, "rules_": none, "encoder_": right}
    metrics = measure_acts(tmp_path, Look(), read=lambda _: told, folder=folder(tmp_path)).metrics
    assert (metrics["acts_f1"], metrics["rules_acts_f1"], metrics["encoder_actors_f1"]) == (100, 0, 100)


def test_without_marks_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="run from the folder"):
        measure_acts(tmp_path, Look(), read=lambda _: {}, folder=tmp_path)


def test_a_passage_that_is_another_is_told(tmp_path: Path) -> None:
    digest = sha256(b"something else").hexdigest()[:8]
    with pytest.raises(ValueError, match="own/1"):
        load(tmp_path, folder(tmp_path, digest=digest))
