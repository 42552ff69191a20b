"""The readers of sets of mentions and of coded reports, on files written here in the layout of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.evaluation.sets.mention_files import write_ecbplus, write_gvc, write_maverick

from rashomon.evaluation.sets import ecbplus, gvc, maverick


def test_gvc_gives_mentions_with_their_events_and_takes_the_day_out_of_the_words(tmp_path: Path) -> None:
    write_gvc(tmp_path, "test", {"doc1": ("9_x", "2016-05-03", "A [man|E1] was [shot dead|E2] .")})
    given = gvc.load(tmp_path, "test")
    (text,) = given.texts
    assert (text.id, text.published, text.sentences[0]) == ("doc1", date(2016, 5, 3), ())
    assert [(text.tokens(mention), given.events[mention.id]) for mention in text.mentions] == [
        (("man",), "E1"), (("shot", "dead"), "E2"),
    ]  # fmt: skip
    assert given.topics == given.stories == {"doc1": "9_x"}


def test_gvc_keeps_a_first_sentence_that_is_no_day(tmp_path: Path) -> None:
    write_gvc(tmp_path, "dev", {"doc1": ("9_x", "Yesterday", "A [man|E1] fell .")})
    (text,) = gvc.load(tmp_path).texts
    assert (text.published, text.sentences[0]) == (None, ("Yesterday",))


def test_ecbplus_takes_actions_of_checked_sentences(tmp_path: Path) -> None:
    write_ecbplus(
        tmp_path,
        {
            "40_1ecb": "Ada [resigned|ACTION_OCCURRENCE|E1] . / She [left|ACTION_OCCURRENCE|E2] .",
            "40_1ecbplus": "http : x / [Ada|HUMAN_PART_PER|P1] [did not go|NEG_ACTION_OCCURRENCE|E1] ."
            " / It [rained|ACTION_STATE|] .",
        },
        {"40_1ecb": [0], "40_1ecbplus": [1, 2]},
    )
    given = ecbplus.load(tmp_path)
    told = {
        (text.id, text.tokens(mention)): given.events[mention.id] for text in given.texts for mention in text.mentions
    }
    assert told == {
        ("40_1ecb", ("resigned",)): "E1",
        ("40_1ecbplus", ("did", "not", "go")): "E1",
        ("40_1ecbplus", ("rained",)): "40_1ecbplus#2",  # without a relation it is an event of its own
    }
    assert given.texts[1].sentences[0] == ()  # an address
    assert given.topics == {"40_1ecb": "40", "40_1ecbplus": "40"}
    assert given.stories == {"40_1ecb": "40", "40_1ecbplus": "40plus"}


def test_ecbplus_names_a_relation_within_a_text_by_the_text(tmp_path: Path) -> None:
    write_ecbplus(
        tmp_path,
        dict.fromkeys(
            ("7_1ecb", "7_2ecb"), "He [fell|ACTION_OCCURRENCE|@1] and the [fall|ACTION_OCCURRENCE|@1] hurt ."
        ),
        {"7_1ecb": [0], "7_2ecb": [0]},
    )
    assert set(ecbplus.load(tmp_path).events.values()) == {"7_1ecb/@1", "7_2ecb/@1"}


def test_the_list_of_sentences_goes_by_either_name(tmp_path: Path) -> None:
    write_ecbplus(tmp_path, {"7_1ecb": "He [fell|ACTION_OCCURRENCE|E] ."}, {"7_1ecb": [0]})
    (tmp_path / ecbplus.LISTS[0]).rename(tmp_path / ecbplus.LISTS[1])
    assert len(ecbplus.load(tmp_path).events) == 1
    (tmp_path / ecbplus.LISTS[1]).unlink()
    with pytest.raises(OSError, match=ecbplus.LISTS[0].split(".")[0]):
        ecbplus.load(tmp_path)


def test_maverick_reads_what_is_told_and_leaves_out_what_is_unknown(tmp_path: Path) -> None:
    write_maverick(
        tmp_path,
        [
            {"id": "r1", "event_id": "E1", "actor1": "Red Column", "actor1_violence": "Arson; Shooting",
             "actor2": "Unknown actor (Kenya)", "target": "Unknown", "deaths_low": "4", "deaths_high": "2",
             "source": "Arden Post (2008-01-03) A fire", "date_start": "2008-01-02", "date_end": "2008-01-01"},
            {"id": "r2", "event_id": "E1", "latitude": "", "source": "no date", "geo_precision": ""},
        ],
    )  # fmt: skip
    one, other = maverick.load(tmp_path)
    assert (one.actors, one.violence, one.target, one.killed) == (("Red Column",), ("Arson", "Shooting"), "", (2, 4))
    assert (one.published, one.first, one.last) == (date(2008, 1, 3), date(2008, 1, 1), date(2008, 1, 2))
    assert (one.report, other.report) == ("Arden Post (2008-01-03) A fire", "no date")
    assert (other.point, other.precision, other.published) == (None, 1, other.last)
