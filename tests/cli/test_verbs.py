"""Each verb: what it prints where, and with which exit code it leaves."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Rashomon
from tests.plain import write_report

from rashomon.cli.codes import EXIT_CODES
from rashomon.cli.incidents import day_of
from rashomon.cli.statements import short
from rashomon.export import EXPORTS
from rashomon.jobs.incidents import Dated
from rashomon.records import Incident

NOTHING = "The ledger holds no incidents."


def test_read_says_what_it_did_on_stderr_only(rashomon: Rashomon, reports: Path) -> None:
    result = rashomon("read", reports)
    assert (result.code, result.out) == (0, "")
    assert "Read 4 reports: " in result.err
    assert "0 issues. Ledger: rashomon.db" in result.err
    assert "(4 more already in the ledger)" in rashomon("read", reports).err


def test_read_tells_each_issue_on_a_line_with_its_remedy(rashomon: Rashomon, reports: Path) -> None:
    odd = write_report(reports, "odd", "odd", "rocket_attack at Taji on 2020-12-01.")
    result = rashomon("read", reports)
    assert result.code == 3
    assert f"{odd}: Something is odd. Look at it" in result.err.splitlines()
    assert "Read 5 reports" in result.err
    assert "1 issue." in result.err


def test_a_time_that_is_not_told_is_an_issue_and_no_fault_of_the_report(rashomon: Rashomon, reports: Path) -> None:
    write_report(reports, "later", "rocket_attack at Taji two days later")
    result = rashomon("read", reports)
    assert (result.code, "1 issue." in result.err) == (0, True)
    assert "Something is unresolved-time. Look at it" in result.err
    write_report(reports, "odd", "odd")
    assert rashomon("read", reports).code == 3


def test_a_time_that_is_not_told_is_shown_and_counted(rashomon: Rashomon, reports: Path) -> None:
    write_report(reports, "later", "rocket_attack at Taji on 2021-12-18.", "two days later")
    assert rashomon("read", reports).code == 0
    counted = rashomon("check")
    assert (counted.code, "1 time of an incident that nothing resolves" in counted.err) == (0, True)
    assert json.loads(rashomon("check", "--json").out)["unresolved_times"] == 1
    rows = map(json.loads, rashomon("statements", "--json").out.splitlines())
    shown = {row["report"]: rashomon("show", row["report"]).out for row in rows}
    assert sum("Times that are not known" in text for text in shown.values()) == 1
    assert sum(len(json.loads(rashomon("show", one, "--json").out)["unresolved"]) for one in shown) == 1


def test_read_as_json(rashomon: Rashomon, reports: Path) -> None:
    broken = write_report(reports, "broken", "broken")
    result = rashomon("read", "--json", reports)
    data = json.loads(result.out)
    assert result.code == 3
    assert (data["read"], data["known"], data["ledger"]) == (4, 0, "rashomon.db")
    assert [issue["file"] for issue in data["issues"]] == [str(broken)]


def test_read_quietly(rashomon: Rashomon, reports: Path) -> None:
    assert rashomon("read", "--quiet", reports).err == ""
    write_report(reports, "odd", "odd")
    assert rashomon("read", "--quiet", reports).err.count("\n") == 1


@pytest.mark.parametrize("where", ["before", "after", "environment"])
def test_the_ledger_may_be_named_anywhere(
    rashomon: Rashomon, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    if where == "environment":
        monkeypatch.setenv("RASHOMON_LEDGER", "other.db")
    before, after = (["--ledger", "other.db"] if where == side else [] for side in ("before", "after"))
    assert rashomon(*before, "read", reports, *after).code == 0
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "rashomon.db").exists()
    assert len(rashomon(*before, "incidents", "--json", *after).rows) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "PATHS"),
        (["read", "nowhere/"], "There is no file or folder nowhere/"),
        (["read", "--format", "doc", "reports"], "'doc' is not one of"),
        (["read", "--column", "text", "reports"], "PART=NAME"),
        (["read", "--column", "colour=x", "reports"], "colour"),
        (["remember"], "No such command"),
        (["brief", "--since", "yesterday"], "2020-12-20"),
        (["brief", "--since", "2021-01-02", "--until", "2021-01-01"], "Swap them"),
        (["brief", "--within", "5"], "--near"),
        (["brief", "--near", "Baghdad", "--within", "-5"], "--within"),
        (["brief", "--as-of", "then"], "2020-12-20T18:00"),
        (["brief", "ffffffff0000"], "No incident"),
        (["brief", "abc"], "too short"),
        (["brief", "--format", "pdf"], "pdf"),
        (["show", "ffffffff0000"], "Nothing in the ledger"),
        (["statements", "--field", "colour"], "There is no field 'colour'"),
        (["statements", "--stance", "shouts"], "shouts"),
        (["export", "rumours"], "rumours"),
        (["export"], "statements|accounts|incidents"),
    ],
)
def test_a_call_that_is_off_says_what_to_do(filled: Rashomon, arguments: list[str], message: str) -> None:
    result = filled(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("rashomon: ")
    assert message in result.err


def test_a_setting_that_is_no_number(filled: Rashomon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_MAX_BYTES", "lots")
    result = filled("incidents")
    assert (result.code, "RASHOMON_MAX_BYTES" in result.err) == (2, True)


@pytest.mark.parametrize(
    "verb", [["brief"], ["incidents"], ["statements"], ["check"], ["export", "incidents"], ["show", "abcd"]]
)
def test_looking_makes_no_ledger(rashomon: Rashomon, tmp_path: Path, verb: list[str]) -> None:
    result = rashomon(*verb)
    assert result.code == 1
    assert "There is no ledger at rashomon.db" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_is_none(rashomon: Rashomon, tmp_path: Path) -> None:
    (tmp_path / "rashomon.db").write_text("not a database", "utf-8")
    result = rashomon("incidents")
    assert result.code == 1
    assert result.err.startswith("rashomon: ")


def test_incidents_are_listed_by_date(filled: Rashomon) -> None:
    title, *lines = filled("incidents").out.splitlines()
    assert title.split() == ["ID", "DATE", "KIND", "REPORTS", "PLACE", "PERPETRATOR"]
    assert [line.split()[1] for line in lines] == ["2020-12-19", "2020-12-20", "2021-12-19"]
    assert "Mogadishu" in lines[0]
    assert "Militia" in lines[0]


@pytest.mark.parametrize(
    ("stated", "last", "shown"),
    [(True, 1, "2024-03-01"), (True, 31, "2024-03-01 ~"), (False, 1, "[2024-03-01]")],
)
def test_a_day_that_is_not_sure_is_marked(stated: bool, last: int, shown: str) -> None:
    day = date(2024, 3, 1)
    assert day_of(Dated(Incident("a", "bombing", "incident", ()), day, stated, day.replace(day=last))) == shown


def test_incidents_pass_filters(filled: Rashomon) -> None:
    assert len(filled("incidents", "--near", "Iraq", "--json").rows) == 2
    assert len(filled("incidents", "--near", "33.3,44.4", "--within", "50", "--json").rows) == 2
    assert len(filled("incidents", "--actor", "pompeo", "--json").rows) == 1
    nothing = filled("incidents", "--near", "Atlantis")
    assert (nothing.code, nothing.out) == (0, "")
    assert "No incident in the ledger passes these filters." in nothing.err


@pytest.mark.parametrize(("verb", "place"), [("incidents", "Baghdat"), ("brief", "Xyzzyville")])
def test_a_place_that_no_gazetteer_has_is_told(filled: Rashomon, verb: str, place: str) -> None:
    assert f"no place called '{place}'" in filled(verb, "--near", place).err
    for known in ("Oslo", "Norway", "59.9,10.7"):
        within = ["--within", "5"] if "," in known else []
        assert "no place called" not in filled(verb, "--near", known, *within).err


def test_the_list_and_the_brief_give_an_incident_one_day_and_one_kind(filled: Rashomon) -> None:
    listed = [re.split(r"\s{2,}", line)[1:3] for line in filled("incidents").out.splitlines()[1:]]
    briefs = json.loads(filled("brief", "--format", "json").out)
    headlines = [brief["headline"] for brief in briefs]
    assert [kind.casefold() for _, kind in listed] == [one["what"].casefold() for one in headlines]
    days = [date.fromisoformat(day) for day, _ in listed]
    assert [f"{day:%A} {day.day} {day:%B %Y}" for day in days] == [one["date"] for one in headlines]


def test_the_ledger_as_it_was_before_anything_was_read(filled: Rashomon) -> None:
    result = filled("incidents", "--as-of", "2001-01-01")
    assert (result.out, NOTHING in result.err) == ("", True)
    assert len(filled("incidents", "--as-of", "2999-01-01", "--json").rows) == 3


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "json"])
def test_brief_in_every_format_and_to_a_file(filled: Rashomon, tmp_path: Path, format_: str) -> None:
    printed = filled("brief", "--format", format_)
    assert printed.code == 0
    assert "Baghdad" in printed.out
    assert "\x1b" not in printed.out
    written = filled("brief", "--format", format_, "--output", "brief.out")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "brief.out").read_text("utf-8") == printed.out


def test_brief_of_one_incident(filled: Rashomon) -> None:
    first, *_ = filled("incidents", "--json").rows
    brief = filled("brief", first["id"][:8]).out
    assert "Mogadishu" in brief
    assert "Baghdad" not in brief


def test_brief_of_nothing(rashomon: Rashomon, tmp_path: Path) -> None:
    rashomon("read", write_report(tmp_path, "dull", "Nothing happened."))
    result = rashomon("brief")
    assert (result.code, result.out) == (0, "")
    assert NOTHING in result.err
    assert json.loads(rashomon("brief", "--format", "json").out) is not None


def test_a_file_that_cannot_be_written(filled: Rashomon) -> None:
    result = filled("brief", "--output", "nowhere/brief.txt")
    assert result.code == 1
    assert "nowhere/brief.txt could not be opened or written" in result.err
    assert "Make its folder first" in result.err


def test_a_file_stays_as_it_was_when_the_export_fails(
    filled: Rashomon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rows.jsonl"
    target.write_text("before", "utf-8")

    def fail(ledger: object, what: str, out: io.StringIO, *, as_of: object, form: str) -> int:
        out.write("half a li")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rashomon.jobs.exporting.export", fail)
    result = filled("export", "statements", "--output", target)
    assert (result.code, target.read_text("utf-8")) == (1, "before")
    assert f"{target.name} could not be opened or written: No space left on device. Make room" in result.err
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".rows")] == []


def test_an_output_that_is_a_device_is_written_not_replaced(filled: Rashomon) -> None:
    assert filled("export", "accounts", "--output", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("what", EXPORTS)
def test_export(filled: Rashomon, what: str) -> None:
    rows = filled("export", what).rows
    assert rows
    assert all(list(row) == list(EXPORTS[what]) for row in rows)
    assert all(row["doc_id" if what == "muc4" else "id"] for row in rows)


def test_export_does_not_depend_on_the_order_of_reading(rashomon: Rashomon, reports: Path) -> None:
    paths = sorted(reports.iterdir())
    rashomon("--ledger", "one.db", "read", *paths)
    for path in reversed(paths):
        rashomon("--ledger", "other.db", "read", path)
    for what in EXPORTS:
        one, other = (
            [{**row, "recorded": ""} for row in rashomon("--ledger", name, "export", what).rows]
            for name in ("one.db", "other.db")
        )
        assert one == other


def test_rows_of_one_incident_belong_together(filled: Rashomon) -> None:
    _, incident, _ = filled("export", "incidents").rows
    statements = [row for row in filled("export", "statements").rows if row["incident"] == incident["id"]]
    assert {row["account"] for row in statements} == {*incident["accounts"], *incident["said"]}
    cited = {s for field in incident["fields"].values() for side in field["sides"] for s in side["statements"]}
    assert cited == {row["id"] for row in statements if row["account"] in incident["accounts"]}


def test_statements_pass_filters(filled: Rashomon) -> None:
    _, incident, _ = filled("incidents", "--json").rows
    rows = filled("statements", "--incident", incident["id"], "--field", "killed", "--json").rows
    assert [(row["value"]["low"], row["publisher"]) for row in rows] == [(5, "Post"), (3, "Wire")] or [
        (row["value"]["low"], row["publisher"]) for row in rows
    ] == [(3, "Wire"), (5, "Post")]
    assert {row["speaker"]["canonical"] for row in filled("statements", "--speaker", "aRMY", "--json").rows} == {"Army"}
    assert {row["report"] for row in filled("statements", "--report", rows[0]["report"][:9], "--json").rows} == {
        rows[0]["report"]
    }
    assert filled("statements", "--stance", "denies").out == ""
    assert {row["published"] for row in filled("statements", "--since", "2021-01-01", "--json").rows} == {"2021-12-20"}


@pytest.mark.parametrize("least", ["0", "0.5", "0.9", "1"])
def test_only_statements_so_likely_true(filled: Rashomon, least: str) -> None:
    rows = filled("statements", "--json").rows
    kept = filled("statements", "--least", least, "--json").rows
    assert kept == [row for row in rows if row["score"] >= float(least)]


def test_statements_as_csv_hold_the_same_as_json(filled: Rashomon) -> None:
    rows = filled("statements", "--json").rows
    table = list(csv.DictReader(io.StringIO(filled("statements", "--csv").out)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert [json.loads(row["value"]) for row in table] == [row["value"] for row in rows]


def test_statements_as_a_table(filled: Rashomon) -> None:
    title, *lines = filled("statements", "--field", "killed").out.splitlines()
    assert title.split()[:3] == ["ID", "PUBLISHED", "SPEAKER"]
    assert len(lines) == 2


def test_what_a_column_has_no_room_for_is_marked() -> None:
    assert short("a police officer, via Agence France-Presse") == "a police officer, via Agence France-Presse"
    assert (
        short("a police officer at the port, via Agence France-Presse")
        == "a police officer at the port, via Agence Fr…"
    )


def test_show_every_kind(filled: Rashomon) -> None:
    _, incident, _ = filled("export", "incidents").rows
    account = filled("export", "accounts").rows[0]
    statement = filled("export", "statements").rows[0]
    shown = filled("show", incident["id"][:8]).out
    assert shown.startswith(f"incident {incident['id']}\n")
    assert "Kept apart" in shown
    assert filled("show", account["id"], "--kind", "account").out.startswith(f"account {account['id']}\n")
    assert filled("show", statement["id"][:12]).out.startswith(f"statement {statement['id']}\n")
    report = filled("show", account["report"]).out
    assert report.startswith(f"report {account['report']}\n")
    assert account["words"] in report
    link = next(word for line in shown.splitlines() if line.startswith("  link ") for word in [line.split()[1]])
    assert "decision    different" in filled("show", link.rstrip(":")).out


def test_show_a_report_with_its_statements_under_its_words(filled: Rashomon, reports: Path) -> None:
    account = next(row for row in filled("export", "accounts").rows if row["title"] == "one")
    lines = filled("show", account["report"]).out.splitlines()
    at = lines.index("rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army.")
    below = lines[at + 1 : lines.index("condemn by Pompeo.")]
    assert len(below) == 4
    assert all("army asserts" in line for line in below)
    assert str(reports / "one.md") in "\n".join(lines[:at])


@pytest.mark.parametrize("kind", ["incident", "account", "statement", "report", "link"])
def test_show_as_json(filled: Rashomon, kind: str) -> None:
    incident = filled("export", "incidents").rows[1]
    ids = {
        "incident": incident["id"],
        "account": incident["accounts"][0],
        "report": incident["reports"][0],
        "statement": filled("export", "statements").rows[0]["id"],
    }
    if kind == "link":
        line = next(line for line in filled("show", incident["id"]).out.splitlines() if line.startswith("  link "))
        ids["link"] = line.split()[1].rstrip(":")
    data = json.loads(filled("show", ids[kind], "--kind", kind, "--json").out)
    assert data["id"].startswith(ids[kind])


def test_words_that_would_steer_a_terminal_are_made_visible(rashomon: Rashomon, tmp_path: Path) -> None:
    rashomon("read", write_report(tmp_path, "evil", "rocket_attack at Taji.", "\x1b[2J\u202eboo", publisher="Wire"))
    report = rashomon("export", "accounts").rows[0]["report"]
    shown = rashomon("show", report).out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_check_a_sound_ledger(filled: Rashomon) -> None:
    result = filled("check")
    assert (result.code, result.out) == (0, "")
    assert "0 defects. The ledger holds 4 reports" in result.err
    assert json.loads(filled("check", "--json").out)["sound"] is True


def test_check_a_damaged_ledger(filled: Rashomon, tmp_path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(tmp_path / "rashomon.db")
    with connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE statements SET words = 'made up' WHERE field = 'killed'")
    connection.close()
    result = filled("check")
    assert result.code == 1
    assert "made up" in result.out
    data = json.loads(filled("check", "--json").out)
    assert (data["sound"], len(data["defects"])) == (False, len(result.out.splitlines()))


def test_gazetteer_path(rashomon: Rashomon, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "cache"))
    result = rashomon("gazetteer", "path")
    assert (result.code, Path(result.out.strip()).parent) == (0, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_exit_codes_are_explained() -> None:
    assert set(EXIT_CODES) == {0, 1, 2, 3, 130, 141}


def test_export_of_muc4_as_text(filled: Rashomon) -> None:
    text = filled("export", "muc4", "--format", "text").out
    rows = filled("export", "muc4").rows
    assert text.count("0.  MESSAGE: ID") == sum(len(row["templates"]) for row in rows) > len(rows) - 1
    assert filled("export", "statements", "--format", "text").code == 2
