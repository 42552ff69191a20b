import os
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoding import report_id
from rashomon.errors import UsageError
from rashomon.readers import FORMATS, SUFFIXES, ReadItem, count_paths, read_paths

TEXT = "The army said that two rockets fell near the port and that nobody was hurt."
DATED = f"date 2020-12-24 Washington\n\n{TEXT}\n"
HEADED = f"---\npublished: 2020-12-24\ndateline: Washington\n---\n{TEXT}\n"
JSON = f'{{"published": "2020-12-24", "dateline": "Washington", "text": "{TEXT}"}}\n'
CSV = f"published,dateline,text\n2020-12-24,Washington,{TEXT}\n"
MAX_BYTES = 1_000_000
RUSSIAN = "Военные сообщили, что в воскресенье ракеты упали рядом с посольством."


def read(*paths: object, **options: object) -> list[ReadItem]:
    return list(read_paths([str(path) for path in paths], **{"max_bytes": MAX_BYTES, **options}))  # type: ignore[arg-type]


def codes(items: list[ReadItem]) -> list[str]:
    return [issue.code for item in items for issue in item.issues]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a.json", "JSON"),
        ("a.RSS", "feed"),
        ("a.xml", "feed"),
        ("a.warc.gz", "archive of web pages"),
        ("a.docx", "word processor"),
        ("a.pdf", "PDF"),
        ("a.odd", "Neither its name"),
    ],
)
def test_what_is_often_at_hand_and_not_read_is_told_by_name(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / name).write_text('[{"text": "Words."}]')
    (item,) = read(tmp_path)
    (issue,) = item.issues
    assert (item.report, issue.code) == (None, "binary" if name.endswith("pdf") else "unknown-format")
    assert what in issue.message
    assert issue.remedy


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", DATED),
        ("a.TXT", HEADED),
        ("a.md", HEADED),
        ("a.md", DATED),
        ("a.jsonl", JSON),
        ("a.csv", CSV),
        ("a.tsv", CSV.replace(",", "\t")),
        ("a", DATED),
        ("a.report", HEADED),
        ("a.json", JSON),
        ("a.dat", CSV),
    ],
)
def test_every_format_gives_the_same_report(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    (item,) = read(path)
    assert (item.file, item.issues) == (str(path), ())
    report = item.report
    assert report is not None
    assert (report.text, report.published, report.dateline) == (TEXT, date(2020, 12, 24), "Washington")
    assert report.id == report_id(replace(report, id=""))
    (again,) = read("-", stdin=BytesIO(content.encode("utf-16")))
    assert again == ReadItem("standard input", report)


def test_a_folder_is_read_in_order_of_name(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/a.md",
        "c/d/e.jsonl",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "LICENSE",
        "x.pdf",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(JSON if name.endswith("jsonl") else DATED)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    items = read(tmp_path)
    assert [os.path.relpath(item.file, tmp_path) for item in items] == [
        "a/a.md",
        "a/z.txt",
        "b.txt",
        "c/d/e.jsonl",
        "x.pdf",
    ]
    assert codes(items) == ["binary"]
    assert count_paths([str(tmp_path), str(tmp_path / "b.txt")]) == 6
    assert count_paths([str(tmp_path), "-"]) is None


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(DATED)
    assert codes(read(tmp_path / "README.md")) == []


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        ("a.txt", b"", "empty", ""),
        ("a.txt", b"\n \n", "empty", ""),
        ("a.txt", TEXT.encode(), "no-date", "line 1"),
        ("a.md", f"# Title\n\n{TEXT}".encode(), "no-date", "line 1"),
        ("a.md", f"---\ntitle: x\n---\n{TEXT}".encode(), "no-date", "header"),
        ("a.txt", b"date 2020-12-24\n\n", "empty", ""),
        ("a.txt", f"\n\ndate 2020-02-30 {TEXT}".encode(), "unclear-date", "line 3"),
        ("a.txt", f"date 1815-06-18 {TEXT}".encode(), "old-date", "line 1"),
        ("a.txt", f"---\ndate: 03/04/2021\n---\n{TEXT}".encode(), "ambiguous-date", "header"),
        ("a.txt", f"---\ndate: 2020-12-24\n{TEXT}".encode(), "truncated", "line 1"),
        ("a.txt", b"date 2020-12-24 \0\0\0", "binary", "byte 16"),
        ("a.txt", b"%PDF-1.7\n\x01\x02\x03\x00", "binary", "byte 12"),
        ("a.txt", DATED.encode() + b"x" * MAX_BYTES, "too-long", ""),
        (
            "a.txt",
            f"date 2020-12-24 {'Два ракеты упали в воскресенье возле порта. ' * 3}".encode(),
            "other-language",
            "",
        ),
        ("a.csv", b"a;b\n1;2\n", "no-text-column", "row 2"),
        ("a.jsonl", b'{"text": "x', "truncated", "row 1"),
        ("a.html", b"<html><body></body></html>", "no-article", ""),
        ("a.html", b"\0", "binary", "byte 0"),
        ("a.docx", b"PK\x03\x04\0\0", "binary", "byte 0"),
        ("a", b"%PDF-1.7 of words alone", "binary", ""),
        ("a.odd", b"words of no known layout", "unknown-format", ""),
        ("a", TEXT.encode(), "unknown-format", ""),
    ],
)
def test_malformed_files(tmp_path: Path, name: str, content: bytes, code: str, place: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    good = tmp_path / "good.txt"
    good.write_text(DATED)
    bad, after = read(path, good)
    assert bad.report is None
    (issue,) = bad.issues
    assert (issue.code, issue.file, issue.place) == (code, str(path), place)
    assert issue.message
    assert issue.remedy
    assert after.report is not None


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (f"date 2999-01-01 {TEXT}".encode(), "future-date", "line 1"),
        (f"date 2020-12-24 {TEXT} It hit a “café”.".encode()[:-2], "truncated", "byte 109"),
        (f"date 2020-12-24 “{TEXT}” ".encode() + b"\xff", "undecodable", "byte 98"),
    ],
)
def test_a_report_may_come_with_a_warning(tmp_path: Path, content: bytes, code: str, place: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    (item,) = read(path)
    assert item.report is not None
    (issue,) = item.issues
    assert (issue.code, issue.place, issue.report_id) == (code, place, item.report.id)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DATED)
    items = read(tmp_path / "absent.txt", tmp_path / "a.txt" / "b.txt", "a\0b", tmp_path / "a.txt")
    assert codes(items) == ["not-found", "unreadable", "unreadable"]
    assert items[-1].report is not None


def test_links_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b.txt").symlink_to(tmp_path / "absent.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    (tmp_path / "d.txt").symlink_to(tmp_path / "e.txt")
    (tmp_path / "e.txt").write_text(DATED)
    items = read(tmp_path)
    assert codes(items) == ["not-found", "unreadable"]
    assert len({item.report.id for item in items if item.report}) == 1


def test_a_standard_input_that_fails() -> None:
    class Failing(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    assert codes(read("-", stdin=Failing())) == ["unreadable"]


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text(TEXT)
    except OSError:
        pytest.skip("this file system keeps names in UTF-8")
    (item,) = read(tmp_path)
    assert item.issues[0].file.encode().endswith("caf\ufffd.txt".encode())


@pytest.mark.parametrize("options", [{"format": "pdf"}, {"columns": {"txt": "body"}}])
def test_a_call_that_is_off_is_refused_at_once(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        read_paths([], max_bytes=1, **options)  # type: ignore[arg-type]


def test_a_format_that_is_given_goes_before_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(JSON)
    assert codes(read(path)) == ["no-date"]
    assert codes(read(path, format="jsonl")) == []


def test_standard_input_is_left_open() -> None:
    stdin = BytesIO(DATED.encode())
    assert codes(read("-", stdin=stdin)) == []
    assert not stdin.closed
    assert codes(read("-", stdin=BytesIO(b""))) == ["empty"]


def test_a_long_file_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.write(b"date 2020-12-24\n")
        file.seek(50_000_000)
        file.write(b"x")
    tracemalloc.start()
    try:
        items = read(path, max_bytes=10_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert codes(items) == ["too-long"]
    assert peak < 20_000_000


@given(st.binary(max_size=400), st.sampled_from([None, *FORMATS]), st.sampled_from([20, MAX_BYTES]))
def test_no_bytes_raise(data: bytes, name: str | None, max_bytes: int) -> None:
    items = read("-", stdin=BytesIO(data), format=name, max_bytes=max_bytes)
    assert items
    assert all(item.report is not None or item.issues for item in items)


STARTS = [
    "date 2020-12-24 ",
    "---\ndate: 2020-12-24\n",
    "<html><body>",
    '{"date": "2020-12-24", "text": "',
    "date,text\n",
]
ENDS = ["", "\n---\nText.", '"}\n', "</body></html>"]


@given(st.sampled_from(STARTS), st.binary(max_size=200), st.sampled_from(ENDS))
def test_no_bytes_raise_after_a_good_beginning(start: str, data: bytes, end: str) -> None:
    items = read("-", stdin=BytesIO(start.encode() + data + end.encode()))
    assert items
    for item in items:
        assert item.report is not None or item.issues
        assert item.report is None or item.report.text.strip()


def test_every_suffix_has_a_format() -> None:
    assert set(SUFFIXES.values()) <= set(FORMATS)


def test_importing_the_readers_loads_nothing_heavy() -> None:
    heavy = "{'trafilatura', 'lxml', 'py3langid', 'numpy', 'charset_normalizer'}"
    code = (
        f"import sys, rashomon.readers; sys.exit(str({heavy} & set(sys.modules)) if {heavy} & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
