"""TimeML read, and expressions scored as TempEval-3 did, on files and spans written here."""

from datetime import datetime
from pathlib import Path

import pytest

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.times import measure_times, ours
from rashomon.evaluation.sets.timeml import Timex, load, read
from rashomon.evaluation.time_peers import tagged
from rashomon.evaluation.timexes import KINDS, count, pairs

FILE = """<?xml version="1.0" ?>
<TimeML><DOCID>made-up</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="{dct}" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>
<TEXT>It <EVENT eid="e1">burned</EVENT> on <TIMEX3 tid="t1" type="DATE" value="1998-02-06">Friday</TIMEX3> &amp;
for <TIMEX3 tid="t2" type="DURATION" value="P2D"><SIGNAL>two</SIGNAL> days</TIMEX3>.</TEXT></TimeML>"""
GOLD = (Timex(13, 19, "DATE", "1998-02-06"), Timex(26, 34, "DURATION", "P2D"))


def test_a_file_is_read_with_its_places() -> None:
    one = read("timeml/a.tml", "", FILE.format(dct="1998-02-09T11:00:00"))
    assert one.text == "It burned on Friday &\nfor two days."
    assert [one.text[timex.start : timex.end] for timex in one.times] == ["Friday", "two days"]
    assert one.times == GOLD
    assert one.written == datetime(1998, 2, 9, 11)


@pytest.mark.parametrize(
    ("dct", "expected"),
    [
        ("1998-02-09", datetime(1998, 2, 9)),
        ("19980209", datetime(1998, 2, 9)),
        ("1998-02-09T11:00", datetime(1998, 2, 9, 11)),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_when_it_was_written(dct: str, expected: datetime, *, named: bool) -> None:
    content = FILE.format(dct=dct)
    assert read("a", "", content if named else content.replace("CREATION_TIME", "NONE")).written == expected


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(FILE.format(dct="1998-02-09"), "utf-8")


@pytest.mark.parametrize(
    ("names", "prefixes"),
    [
        (["a.tml", "b.tml"], {""}),
        (["TimeBank/a.tml", "AQUAINT/b.tml", "AQUAINT/._b.tml"], {"", "timebank_", "aquaint_"}),
    ],
)
def test_parts_are_folders(names: list[str], prefixes: set[str], tmp_path: Path) -> None:
    write(tmp_path, *names)
    result = measure_times(tmp_path, Look())
    shares = ("precision", "recall", "f1")
    assert result.metrics.keys() == {f"{p}{kind}_{share}" for p in prefixes for kind in KINDS for share in shares}
    assert set(result.metrics.values()) == {100.0}
    assert result.documents == 2
    assert result.intervals.keys() == result.metrics.keys()


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"no \.tml file"):
        load(tmp_path)
    (tmp_path / "a.tml").write_text("<TimeML><TEXT>x</TEXT></TimeML>", "utf-8")
    with pytest.raises(DataMissing, match=r"a\.tml is no TimeML file"):
        load(tmp_path)


# what is predicted, and how many are right: strict, relaxed, value, type
SCORED = [
    (GOLD, (2, 2, 2, 2)),
    ((), (0, 0, 0, 0)),
    ((Timex(10, 19, "DATE", "1998-02-06"),), (0, 1, 1, 1)),
    ((Timex(13, 19, "TIME", "1998-02-13"),), (1, 1, 0, 0)),
    ((Timex(13, 34, "DATE", "1998-02-06"),), (0, 1, 1, 1)),  # over both: goes with one only
    ((Timex(12, 15, "SET", "x"), GOLD[0]), (1, 1, 1, 1)),  # the equal one goes first
    ((Timex(0, 13, "DATE", "1998-02-06"),), (0, 0, 0, 0)),  # touches, does not overlap
]


@pytest.mark.parametrize(("predicted", "right"), SCORED)
def test_counts(predicted: tuple[Timex, ...], right: tuple[int, ...]) -> None:
    counts = count(GOLD, predicted)
    assert tuple(counts[kind].right for kind in KINDS) == right
    assert {(c.predicted, c.gold) for c in counts.values()} == {(len(predicted), 2)}


def test_each_goes_with_one_other_at_most() -> None:
    three = [Timex(0, 9, "DATE", "a"), Timex(3, 5, "DATE", "b"), Timex(8, 12, "DATE", "c")]
    assert list(pairs(three, three[::-1])) == [(one, one) for one in three]
    assert len(list(pairs(three[:1], three[1:]))) == 1


def test_our_expressions_stand_where_their_words_are() -> None:
    text = "ARDEN, Feb. 9 (Wire) -- It burned on Friday.\n\nThe following day it fell."
    found = ours(text, datetime(1998, 2, 9))
    assert [(text[one.start : one.end], one.value) for one in found] == [
        ("Feb. 9", "1998-02-09"),
        ("Friday", "1998-02-06"),
        ("The following day", "1998-02-07"),
    ]


def test_tags_of_a_peer_are_placed_in_the_text() -> None:
    text = "On Friday & on Friday it fell."
    marked = 'On Friday &amp; on <TIMEX3 tid="t1" type="DATE" value="x">Friday</TIMEX3> it fell.'
    assert tagged(text, marked) == [Timex(15, 21, "DATE", "x")]
