"""Lines, tables and files."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from rashomon.cli.output import count, issue_line, open_output, print_table, shorten
from rashomon.records import Issue


@pytest.mark.parametrize(
    ("issue", "line"),
    [
        (Issue("x", "No date.", "Give one.", "a.txt", "line 3"), "a.txt:line 3: No date. Give one."),
        (Issue("x", "No date", "Give one.", "a.txt"), "a.txt: No date. Give one."),
        (Issue("x", "Odd\nthing", "Look.", report_id="ab12"), "ab12: Odd thing. Look."),
        (Issue("x", "Odd", "Look."), "Odd. Look."),
        (Issue("x", "Odd\x1b[2J", "Look.", "a\nb.txt"), "a<U+000A>b.txt: Odd<U+001B>[2J. Look."),
    ],
)
def test_an_issue_is_one_line(issue: Issue, line: str) -> None:
    assert issue_line(issue) == line


@pytest.mark.parametrize(("number", "words"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports")])
def test_counts(number: int, words: str) -> None:
    assert count(number, "report") == words


@pytest.mark.parametrize(("width", "cut"), [(10, "rockets"), (7, "rockets"), (6, "rocke…"), (1, "…")])
def test_lines_are_cut_to_fit(width: int, cut: str) -> None:
    assert shorten("rockets", width) == cut


def test_a_table_is_aligned_and_counted() -> None:
    out = io.StringIO()
    assert print_table(out, ("ID", "PLACE"), [("1", "Baghdad"), ("22", "Taji")]) == 2
    assert out.getvalue() == "ID  PLACE\n1   Baghdad\n22  Taji\n"


def test_a_table_of_nothing_is_nothing() -> None:
    out = io.StringIO()
    assert print_table(out, ("ID", "PLACE"), []) == 0
    assert out.getvalue() == ""


def test_a_file_is_replaced_with_its_permissions_and_through_links(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("before", "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    with open_output(link) as out:
        out.write("after\n")
        assert target.read_text("utf-8") == "before"
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"after\n", 0o640)
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, target]
