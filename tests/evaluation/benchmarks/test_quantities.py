"""Counts, days and places on files written here, read by the rules with a gazetteer of a few places."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from tests.evaluation.sets.writing import write_lines, write_table
from tests.fakes import FakeGazetteer

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.quantities import measure_quantities
from rashomon.evaluation.sets import awsd
from rashomon.evaluation.splits import studied
from rashomon.pipeline import Tools, read_report
from rashomon.records import Reading, Report

TOOLS = Tools(FakeGazetteer())
TITLE = "Two dead, three hurt in shooting"
TEXT = "Two people were killed and three wounded when a gunman opened fire in Baghdad on Monday."


def read(report: Report) -> Reading:
    return read_report(report, TOOLS)


def numbers(prefix: str, *, seen: bool, many: int) -> list[str]:
    found = (str(number) for number in count(1) if studied(f"{prefix}/{number}") == seen)
    return [next(found) for _ in range(many)]


def write_gva(folder: Path, *rows: tuple[str, str, int, int]) -> None:
    """Incidents of number, city, killed and injured, each told by one report of 4 May 2023."""
    incidents, reports = [], []
    for number, city, killed, injured in rows:
        incidents.append({
            "id": number, "date": "May 1, 2023", "state": "", "city_or_county": city, "latlong": [33.3, 44.4],
            "killed": killed, "injured": injured,
        })  # fmt: skip
        reports.append({
            "id": f"r{number}", "published": "2023-05-04", "title": TITLE, "url": "", "text": TEXT,
            "incidents": [number],
        })  # fmt: skip
    reports.append(reports[0] | {"id": "both", "incidents": [row[0] for row in rows]})
    write_lines(folder / "incidents.jsonl", incidents)
    write_lines(folder / "reports.jsonl", reports)


def write_counts(folder: Path, *rows: tuple[str, str, str, str, str]) -> None:
    """Rows of number, text, killed, wounded and kidnapped."""
    keys = ("Incident ID", "Details", "Total killed", "Total wounded", "Total kidnapped")
    dated = {"Year": "2020", "Month": "2", "Day": ""}
    write_table(folder / "rows.csv", [dict(zip(keys, row, strict=True)) | dated for row in rows])


def test_reports_of_one_incident_are_asked_for_counts_day_and_place(tmp_path: Path) -> None:
    (one, two), (seen,) = numbers("gva", seen=False, many=2), numbers("gva", seen=True, many=1)
    write_gva(tmp_path / "gva", (one, "Baghdad", 2, 3), (two, "Erbil", 1, 3), (seen, "Baghdad", 2, 0))
    result = measure_quantities(tmp_path, Look(), read=read)
    got = result.metrics
    assert result.documents == 3
    assert (got["killed_exact"], got["injured_exact"], got["all_exact"]) == (50, 100, 50)
    assert (got["studied_killed_exact"], got["studied_injured_exact"]) == (100, 0)
    assert got["whole_killed_exact"] == pytest.approx(200 / 3)
    assert (got["day_exact"], got["day_given"], got["killed_always_1"]) == (100, 100, 50)
    assert (got["within_25_km"], got["city_right"]) == (100, 50)
    assert got["phrases_right"] == 100
    assert got == measure_quantities(tmp_path / "gva", Look(), read=read).metrics


def test_lines_about_aid_workers_are_asked_for_three_counts(tmp_path: Path) -> None:
    one, two, three, four = numbers("awsd", seen=False, many=4)
    write_counts(
        tmp_path / "awsd",
        (one, "Two relief staff were killed in an attack and three passers-by wounded.", "2", "0", "0"),
        (two, "Four relief staff were kidnapped by rebels and one of the staff was killed.", "1", "", "3"),
        (three, "A truck was robbed by armed men.", "0", "0", "0"),
        (four, "Archived", "9", "9", "9"),
    )
    got = measure_quantities(tmp_path, Look(), read=read).metrics
    assert (got["killed_exact"], got["wounded_exact"], got["kidnapped_exact"]) == (100, pytest.approx(200 / 3), 100)
    assert got["killed_given"] == pytest.approx(200 / 3)
    write_gva(tmp_path / "gva", (numbers("gva", seen=False, many=1)[0], "Baghdad", 2, 3))
    both = measure_quantities(tmp_path, Look(), read=read).metrics
    assert (both["killed_exact"], both["awsd_killed_exact"], both["awsd_all_exact"]) == (
        100,
        100,
        pytest.approx(200 / 3),
    )
    assert measure_quantities(tmp_path, Look(limit=1), read=read).documents == 2


def test_a_date_that_is_coded_in_part_is_the_last_that_it_can_be(tmp_path: Path) -> None:
    write_counts(tmp_path, ("1", "A nurse was hurt.", "0", "1", "0"))
    (row,) = awsd.load_counts(tmp_path / "rows.csv")
    assert str(row.published) == "2020-02-29"


def test_neither_set_is_a_fault_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="neither gva nor awsd"):
        measure_quantities(tmp_path, Look(), read=read)
