import json
import tracemalloc
from datetime import date
from io import BufferedReader, BytesIO, RawIOBase
from itertools import chain, repeat

import pytest

from rashomon.readers import rows
from rashomon.readers.items import Opened, ReadItem

TEXT = 'The army said that "two" rockets fell near the port,\nand that nobody was hurt in the attack.'
ROW = {"text": TEXT, "published": "2020-12-24"}
LINE = json.dumps(ROW)
HEAD = "date,body,outlet\n"
CELLS = '2020-12-24,"' + TEXT.replace('"', '""') + '",The Gazette\n'


def read(kind: str, data: str | bytes, max_bytes: int = 100_000, **columns: str) -> list[ReadItem]:
    data = data.encode() if isinstance(data, str) else data
    reader = {"jsonl": rows.read_json_lines, "csv": rows.read_csv}[kind]
    return list(reader(Opened("file", BytesIO(data), data[:65_536], max_bytes, columns)))


def told(items: list[ReadItem]) -> list[str]:
    return [" ".join(f"{i.place}: {i.code}" for i in item.issues) if item.report is None else "read" for item in items]


def test_all_parts_of_a_json_row() -> None:
    row = {
        "body": TEXT,
        "pub_date": "20201224",
        "Outlet": ["AFP", "dpa"],
        "headline": "Rockets\nfall",
        "link": "u",
        "n": 1,
    }
    (item,) = read("jsonl", json.dumps(row))
    assert item.report is not None
    assert item.issues == ()
    assert (item.report.text, item.report.published, item.report.publisher) == (TEXT, date(2020, 12, 24), "AFP, dpa")
    assert (item.report.title, item.report.url) == ("Rockets fall", "u")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables(delimiter: str, codec: str) -> None:
    head, cells = HEAD.replace(",", delimiter), CELLS.replace("24,", "24" + delimiter).replace('",', '"' + delimiter)
    text = head + (cells * 3).replace("nobody", "no café’s guest")
    items = read("csv", text.replace("Gazette\n", "Gazette\r\n").encode(codec))
    assert told(items) == ["read"] * 3
    for item in items:
        assert item.report is not None
        assert item.report.text == TEXT.replace("nobody", "no café’s guest")
        assert item.report.publisher == "The Gazette"


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        ("jsonl", f"{LINE}\n\n{LINE}", ["read", "read"]),
        ("jsonl", f"{LINE}\nnot json\n{LINE}\n", ["read", "row 2: bad-row", "read"]),
        ("jsonl", f"{LINE}\n{LINE[:40]}", ["read", "row 2: truncated"]),
        ("jsonl", f"{LINE}\n[1]\n12\n{LINE}\n", ["read", "row 2: bad-row", "row 3: bad-row", "read"]),
        ("jsonl", f"[\n{LINE},\n{LINE}\n]", ["row 1: bad-row"]),
        ("jsonl", '{"field": 1}\n' * 50, ["row 1: no-text-column"]),
        ("jsonl", LINE + '\n{"published": "2020-12-24"}\n', ["read", "row 2: empty"]),
        ("jsonl", LINE + '\n{"text": 12, "published": "2020-12-24"}\n', ["read", "row 2: empty"]),
        ("jsonl", LINE + '\n{"text": "A bomb."}\n' + LINE, ["read", "row 2: no-date", "read"]),
        ("jsonl", LINE + '\n{"text": "a\\u0000b", "date": "2020-12-24"}\n', ["read", "row 2: binary"]),
        ("jsonl", LINE + '\n{"text": "a \\ud800", "date": "2020-12-24"}\n', ["read", "row 2: bad-row"]),
        ("jsonl", LINE + "\n" + "[" * 50_000 + "\n" + LINE, ["read", "row 2: bad-row", "read"]),
        ("jsonl", "", [": empty"]),
        ("jsonl", "\n\n", [": empty"]),
        ("jsonl", b"\x89PNG\0\0" * 100, ["byte 0: binary"]),
        ("csv", HEAD + CELLS + "\n" + CELLS, ["read", "read"]),
        ("csv", "\n" + HEAD + CELLS, ["read"]),
        ("csv", HEAD, [": empty"]),
        ("csv", "", [": empty"]),
        ("csv", "a,b\n1,2\n3,4\n", ["row 2: no-text-column"]),
        ("csv", "text,b\n1,2\n3,4\n", ["row 2: no-date-column"]),
        ("csv", HEAD + "2020-12-24,one\n" + CELLS, ["row 2: bad-row", "read"]),
        ("csv", HEAD + "2020-12-24,a,b,c\n" + CELLS, ["row 2: bad-row", "read"]),
        ("csv", HEAD + CELLS.rstrip() + ",,\n", ["read"]),
        ("csv", HEAD + '2020-12-24,"a" b,c\n' + CELLS, ["row 2: bad-row", "read"]),
        ("csv", HEAD + CELLS + '2020-12-24,"breaks off', ["read", "row 3: truncated"]),
        ("csv", HEAD + "03/04/2021,A bomb.,x\n" + CELLS, ["row 2: ambiguous-date", "read"]),
        ("csv", '"a" b,c\n' + CELLS, ["row 1: bad-row"]),
    ],
)
def test_rows_one_by_one(kind: str, data: str | bytes, expected: list[str]) -> None:
    assert told(read(kind, data)) == expected


@pytest.mark.parametrize(("kind", "start", "good"), [("jsonl", LINE + "\n", LINE), ("csv", HEAD + CELLS, CELLS)])
def test_a_row_that_is_too_long_is_passed_over(kind: str, start: str, good: str) -> None:
    items = read(kind, start + "x" * 5000 + "\n" + good, max_bytes=1000)
    assert [item.report is not None for item in items] == [True, False, True]
    assert [issue.code for issue in items[1].issues] == ["too-long"]


def test_a_head_that_is_too_long() -> None:
    assert told(read("csv", "x" * 5000 + "\n" + CELLS, max_bytes=1000)) == ["row 1: too-long"]


def test_a_cell_that_is_too_long() -> None:
    cell = ("x" * 99 + "\n") * 2000
    items = read("csv", f'{HEAD}2020-12-24,"{cell}",x\n', max_bytes=1000)
    assert told(items)[0] == "row 2: too-long"


def test_wide_letters_that_cannot_be_decoded() -> None:
    data = (HEAD + CELLS).encode("utf-16").replace("port".encode("utf-16-le"), b"p\0\0\xdcr\0t\0")
    (item,) = read("csv", data)
    assert item.report is not None
    assert [(issue.code, issue.place) for issue in item.issues] == [("undecodable", "row 2")]


def test_a_long_run_of_bad_rows_is_told_in_one() -> None:
    items = read("jsonl", LINE + "\n" + "bad\n" * 200 + LINE + "\n" + "bad\n" * 11)
    one_by_one = [f"row {number}: bad-row" for number in range(2, 12)]
    assert told(items[:13]) == ["read", *one_by_one, "row 12 to row 201: bad-row", "read"]
    assert told(items[13:]) == [f"row {number}: bad-row" for number in range(203, 214)]
    assert items[11].issues[0].message.startswith("190 more rows")


def test_bytes_that_are_not_utf8_are_told_with_their_row() -> None:
    good = json.dumps({**ROW, "text": "“Two” rockets fell near the café."}, ensure_ascii=False).encode()
    items = read("jsonl", good + b"\n" + good.replace(b"rockets", b"rock\xffets"))
    assert told(items) == ["read", "read"]
    assert [(issue.code, issue.place) for issue in items[1].issues] == [("undecodable", "row 2")]
    assert items[1].report is not None
    assert items[1].issues[0].report_id == items[1].report.id


def test_given_columns_go_before_usual_names() -> None:
    row = {"text": "A summary.", "full": TEXT, "date": "2019-01-01", "printed": "2020-12-24"}
    (item,) = read("jsonl", json.dumps(row), text="full", published="printed")
    assert item.report is not None
    assert (item.report.text, item.report.published) == (TEXT, date(2020, 12, 24))
    assert told(read("jsonl", json.dumps(row), text="absent")) == ["row 1: no-text-column"]


class Long(RawIOBase):
    """A file of 50 MB that is made as it is read: a beginning, then one unit again and again."""

    def __init__(self, start: bytes, unit: bytes) -> None:
        super().__init__()
        self.pieces = chain([start], repeat(unit, 50_000_000 // len(unit)))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = next(self.pieces, b"")
        buffer[: len(piece)] = piece
        return len(piece)


@pytest.mark.parametrize(
    ("kind", "start", "unit", "reports", "issues"),
    [
        ("jsonl", b"", b"x" * 10_000, 0, 1),
        ("jsonl", b'{"text": "A bomb.", "date": "2020-12-24"}\n', b" " * 9_999 + b"\n", 1, 0),
        ("csv", b"date,text\n2020-12-24,A bomb.\n", b"x" * 10_000, 1, 1),
        ("csv", b'date,text\n2020-12-24,A bomb.\n2020-12-24,"', b"x" * 9_999 + b"\n", 1, 12),
    ],
)
def test_memory_does_not_grow_with_the_file(kind: str, start: bytes, unit: bytes, reports: int, issues: int) -> None:
    reader = {"jsonl": rows.read_json_lines, "csv": rows.read_csv}[kind]
    opened = Opened("file", BufferedReader(Long(start, unit), 20_000), start or unit, 1_000_000)
    tracemalloc.start()
    try:
        items = [(item.report is not None, len(item.issues)) for item in reader(opened)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000
    assert sum(read for read, _ in items) == reports
    assert sum(found for _, found in items) == issues
