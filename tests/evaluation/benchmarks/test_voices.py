"""Attribution, stance and confidence on files written here, with readers that answer from a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.evaluation.muc4.building import raw
from tests.evaluation.sets.writing import ARTICLE, MARKS, write_facts, write_polnear

from rashomon.encoder.spoken import Spoken
from rashomon.evaluation.attributions import spans_of
from rashomon.evaluation.benchmarks import BENCHMARKS, folder_there, measure, split_there
from rashomon.evaluation.benchmarks.attribution import by_rules, measure_attribution, of_spoken
from rashomon.evaluation.benchmarks.confidence import Message, measure_confidence
from rashomon.evaluation.benchmarks.look import DEVELOPMENT, Look
from rashomon.evaluation.benchmarks.stance import as_printed, measure_stance, words_stance
from rashomon.evaluation.sets import factuality
from rashomon.evaluation.sets.texts import Attribution, Labelled
from rashomon.records import Stance, Statement

VELL = Spoken((15, 19), (10, 14), ((0, 9), (21, 31)), 0.9)
NOBODY = Spoken(None, None, ((48, 73),), 0.4)


def heard(*spoken: Spoken) -> tuple[list[Attribution], set[Labelled]]:
    found = [of_spoken(one) for one in spoken]
    return found, spans_of(found)


def test_attributions_of_a_reader_on_a_split(tmp_path: Path) -> None:
    write_polnear(tmp_path, {"one": (ARTICLE, MARKS), "two": (ARTICLE, MARKS)})
    told: list[tuple[int, int]] = []
    look = Look(tick=lambda done, of: told.append((done, of)))
    result = measure_attribution(tmp_path, look, read=lambda text: heard(VELL, NOBODY))
    assert (result.benchmark, result.split, result.documents) == ("attribution", DEVELOPMENT, 2)
    assert result.metrics["source_recall"] == result.metrics["attribution_f1"] == 50
    assert result.metrics["source_precision"] == result.metrics["content_whole_f1"] == 100
    assert set(BENCHMARKS["attribution"].headline) <= result.metrics.keys()
    assert told == [(1, 2), (2, 2)]
    write_polnear(tmp_path, {"three": (ARTICLE, MARKS)}, "test")
    test = measure_attribution(tmp_path, Look("test"), read=lambda text: heard())
    assert (test.split, test.documents) == ("test", 1)


def test_what_the_encoder_read_in_pieces() -> None:
    assert of_spoken(VELL) == Attribution(((10, 14),), ((15, 19),), ((0, 9), (21, 31)))
    assert of_spoken(NOBODY) == Attribution((), (), ((48, 73),))


def test_rules_give_speaker_and_cue_a_place_outside_the_content(tmp_path: Path) -> None:
    text = "The army warned that the army would burn the mill."
    (found,), spans = by_rules(text)
    assert spans == {(*found.speaker[0], "SOURCE"), (*found.cue[0], "CUE"), (*found.content[0], "CONTENT")}
    assert [text[slice(*span)] for span in (*found.speaker, *found.cue)] == ["The army", "warned"]
    assert text[slice(*found.content[0])].endswith("the army would burn the mill.")
    (before,), _ = by_rules("Arden will burn the mill, Arden said.")
    assert before.speaker == ((26, 31),)
    write_polnear(tmp_path, {"one": (ARTICLE, MARKS)})
    result = measure("attribution-by-rules", tmp_path, Look())
    assert result.benchmark == "attribution-by-rules"
    assert result.metrics["cue_precision"] > 0


FACTS = {
    "UW": [("Troops shelled Arden .", {"shelled": 3.0}), ("Troops denied it .", {"denied": 3.0})],
    "UDS_IH2": [("Vell never fled .", {"fled": -3.0})],
    "MEANTIME": [("Vell may have fled .", {"fled": 0.2})],
}


def values(key: str, text: str, places: Sequence[tuple[int, int]]) -> list[float | None]:
    """Denied where it says "never"; nothing is known of "denied"."""
    assert text in dict(FACTS[factuality.SETS[key]])
    words = [text[start:end] for start, end in places]
    return [None if word == "denied" else -2.0 if "never" in text else 3.0 for word in words]


def stance(text: str, start: int, end: int) -> Stance:
    return "possible" if "may" in text else "asserts"


def test_values_and_stances_on_the_three_sets(tmp_path: Path) -> None:
    write_facts(tmp_path, FACTS)
    result = measure_stance(tmp_path, Look(), values=values, stance=stance)
    assert (result.benchmark, result.split, result.documents) == ("stance", "development", 4)
    assert (result.metrics["uw_mae"], result.metrics["uds_mae"]) == (0, 1)
    assert result.metrics["meantime_mae"] == pytest.approx(2.8)
    assert result.metrics["denied_recall"] == result.metrics["uncertain_recall"] == 100
    assert result.metrics["value_uncertain_recall"] == 0
    assert result.tables["predicates"]["uw"] == {"judged": 2, "without a value": 1}
    assert set(BENCHMARKS["stance"].headline) <= result.metrics.keys()
    limited = measure_stance(tmp_path, Look(limit=1), values=values, stance=stance)
    assert limited.documents == 3


def test_the_words_of_a_condition_leave_it_open() -> None:
    text = "The army will strike if one soldier is killed ."
    start = text.index("killed")
    assert words_stance(text, start, start + 6) == "conditional"


def key(name: str, *templates: dict[str, list[str]]) -> str:
    return json.dumps({"doc_id": name, "text": f"{name}\n\n   THE RED FRONT BURNED A MILL.", "templates": templates})


FACT, ACCUSED = "REPORTED AS FACT", "SUSPECTED OR ACCUSED"
BURNED = raw(s4="ARSON", s12='"MILL"', s10='"RED FRONT"', s11=f'{FACT}: "RED FRONT"')


def test_confidence_end_to_end_and_with_the_organisations_given(tmp_path: Path) -> None:
    """End to end the first text is right and the second has no template; given, the second is decided wrongly."""
    rows = [key("MADE-UP-1", BURNED), key("MADE-UP-2", BURNED)]
    (tmp_path / "dev.jsonl").write_text("\n".join(rows), "utf-8")
    asked: list[tuple[str, ...]] = []

    def read(text: str) -> Message:
        return Message(text, (), (BURNED,) if "MADE-UP-1" in text else ())

    def decide(names: Sequence[str], text: str, statements: Sequence[Statement]) -> str:
        asked.append((*names, text.split()[0]))
        return FACT if "MADE-UP-1" in text else ACCUSED

    result = measure_confidence(tmp_path, Look(), read=read, decide=decide)
    assert (result.benchmark, result.split, result.documents) == ("confidence", "development", 2)
    assert (result.metrics["confidence_precision"], result.metrics["confidence_recall"]) == (100, 50)
    assert result.metrics["organisation_f1"] == pytest.approx(200 / 3)
    assert result.metrics["confidence_given_f1"] == result.metrics["confidence_given_accuracy"] == 50
    assert asked == [("RED FRONT", "MADE-UP-1"), ("RED FRONT", "MADE-UP-2")]
    (table,) = result.tables.values()
    assert (table[FACT][FACT], table[FACT][ACCUSED]) == (1, 1)
    assert set(BENCHMARKS["confidence"].headline) <= result.metrics.keys()


def test_the_other_split_is_taken_only_where_it_alone_is_there(tmp_path: Path) -> None:
    assert split_there("attribution", tmp_path) == "dev"
    write_polnear(tmp_path, {}, "test")
    assert split_there("attribution", tmp_path) == split_there("attribution", tmp_path, "dev") == "test"
    assert split_there("attribution", tmp_path, "mine") == "mine"
    write_polnear(tmp_path, {}, "dev")
    assert split_there("attribution", tmp_path) == "dev"
    assert split_there("attribution", tmp_path, "test") == "test"
    assert split_there("awsd", tmp_path) == BENCHMARKS["awsd"].split


def test_the_folder_of_a_set_or_that_of_all_sets(tmp_path: Path) -> None:
    assert folder_there("attribution", tmp_path) == tmp_path
    (tmp_path / "polnear").mkdir()
    assert folder_there("attribution", tmp_path) == tmp_path / "polnear"
    assert folder_there("awsd", tmp_path) == tmp_path


@pytest.mark.parametrize("word", ["Vell", "flee", "n't", "mill", "'s"])
def test_words_stay_where_they_are_in_print(word: str) -> None:
    text = "Vell did n't flee , he said ; Arden 's mill burned ."
    start = text.index(word)
    printed, span = as_printed(text, start, start + len(word))
    assert printed == "Vell didn't flee, he said; Arden's mill burned."
    assert printed[span.start : span.end] == word
    assert words_stance("Vell could n't be reached .", 17, 24) == "denies"
