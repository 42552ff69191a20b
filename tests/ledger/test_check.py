"""Every kind of tampering is found, named by its row, and a sound ledger is clean."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.fresh import fresh_ledger
from tests.strategies import make_account, make_correction, make_link, make_name_decision, make_reading, make_statement

from rashomon.ledger import open_ledger
from rashomon.records import Issue, Quantity

NOW = datetime(2024, 1, 1, tzinfo=UTC)
FIRST, OTHER = make_reading(1), make_reading(2)
SAID = make_account(FIRST.report, "Count 0", kind="claim", form="said", about=FIRST.accounts[0].id)
REPORT_LEVEL = make_statement(FIRST.report, "Count 1", "cites", Quantity("Count 1", 1, 1, "exactly"))
FIRST = replace(FIRST, accounts=(*FIRST.accounts, SAID), statements=(*FIRST.statements, REPORT_LEVEL))
REPORT, ACCOUNT, STATEMENT = FIRST.report.id, FIRST.accounts[0].id, FIRST.statements[0].id
LINK = make_link(ACCOUNT, OTHER.accounts[0].id)
CORRECTION = make_correction("statement", STATEMENT, at=NOW)
NAMES = make_name_decision("Ada Berg", "Ada Bergh", at=NOW)
NONE = "f" * 32


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    with fresh_ledger(path) as ledger:
        for reading in (FIRST, OTHER):
            blocks = {account.id: ["one"] for account in reading.accounts}
            ledger.add(reading, file="a.txt", reader="test 1", recorded=NOW, blocks=blocks)
        ledger.add_links([LINK], recorded=NOW)
        ledger.add_corrections([CORRECTION], recorded=NOW)
        ledger.add_name_decisions([NAMES], recorded=NOW)
        ledger.add_issues([Issue("one", "Something.", "Nothing.")], recorded=NOW)
        assert list(ledger.check()) == []
    return path


def change(table: str, identity: str, to: str) -> str:
    return f"UPDATE {table} SET {to} WHERE id = '{identity}'"


#: What is done -> the SQL that does it, and what must be found: (code, table or table and id).
TAMPERED: dict[str, tuple[str, set[tuple[str, str]]]] = {
    "report text": (
        change("reports", REPORT, "text = replace(text, 'Report 1', 'Report 9')"),
        {("id-differs", f"reports {REPORT}")},
    ),
    "report text moved": (
        change("reports", REPORT, "text = 'A ' || text"),
        {("id-differs", f"reports {REPORT}"), ("words-differ", f"statements {STATEMENT}")},
    ),
    "report text cut": (
        change("reports", REPORT, "text = 'Report 1'"),
        {("id-differs", f"reports {REPORT}"), ("span-outside", f"statements {STATEMENT}")},
    ),
    "report date": (
        change("reports", REPORT, "published = '1999-01-01'"),
        {("id-differs", f"reports {REPORT}"), ("published-differs", f"statements {STATEMENT}")},
    ),
    "report date unreadable": (
        change("reports", REPORT, "published = 'yesterday'"),
        {("unreadable", f"reports {REPORT}")},
    ),
    "report id": (
        change("reports", REPORT, f"id = '{NONE}'"),
        {("id-differs", f"reports {NONE}"), ("reference-missing", f"statements {STATEMENT}")},
    ),
    "report gone": (
        f"DELETE FROM reports WHERE id = '{REPORT}'",
        {
            ("reference-missing", f"accounts {ACCOUNT}"),
            ("reference-missing", f"statements {STATEMENT}"),
            ("reference-missing", f"readings {REPORT}"),
        },
    ),
    "account kind": (change("accounts", ACCOUNT, "kind = 'bombing'"), {("id-differs", f"accounts {ACCOUNT}")}),
    "account words": (change("accounts", ACCOUNT, "words = 'shells'"), {("words-differ", f"accounts {ACCOUNT}")}),
    "account about": (
        change("accounts", SAID.id, f"about = '{OTHER.accounts[0].id}'"),
        {("account-missing", f"accounts {SAID.id}")},
    ),
    "account gone": (
        f"DELETE FROM accounts WHERE id = '{ACCOUNT}'",
        {
            ("account-missing", f"accounts {SAID.id}"),
            ("account-missing", f"statements {STATEMENT}"),
            ("reference-missing", f"links {LINK.id}"),
            ("reference-missing", f"blocks {ACCOUNT}"),
        },
    ),
    "statement value": (
        change("statements", STATEMENT, "value = replace(value, '\"low\":1', '\"low\":7')"),
        {("id-differs", f"statements {STATEMENT}")},
    ),
    "statement value unreadable": (
        change("statements", STATEMENT, "value = '{'"),
        {("unreadable", f"statements {STATEMENT}")},
    ),
    "statement value of another type": (
        change("statements", STATEMENT, "value_type = 'Name'"),
        {("unreadable", f"statements {STATEMENT}")},
    ),
    "statement value of no type": (
        change("statements", STATEMENT, "value_type = 'Number'"),
        {("unreadable", f"statements {STATEMENT}")},
    ),
    "statement value spelt otherwise": (
        change("statements", STATEMENT, "value = value || ' '"),
        {("columns-differ", f"statements {STATEMENT}")},
    ),
    "statement stance": (
        change("statements", STATEMENT, "stance = 'denies'"),
        {("id-differs", f"statements {STATEMENT}")},
    ),
    "statement words": (
        change("statements", STATEMENT, "words = 'Count 0 is 7'"),
        {("id-differs", f"statements {STATEMENT}"), ("words-differ", f"statements {STATEMENT}")},
    ),
    "statement span": (
        change("statements", STATEMENT, "span_end = 9999"),
        {("id-differs", f"statements {STATEMENT}"), ("span-outside", f"statements {STATEMENT}")},
    ),
    "statement span no number": (
        change("statements", STATEMENT, "span_end = 'x'"),
        {("unreadable", f"statements {STATEMENT}")},
    ),
    "statement date": (
        change("statements", STATEMENT, "published = '1999-01-01'"),
        {("published-differs", f"statements {STATEMENT}")},
    ),
    "statement account": (
        change("statements", REPORT_LEVEL.id, f"account_id = '{ACCOUNT}'"),
        {("id-differs", f"statements {REPORT_LEVEL.id}")},
    ),
    "statement speaker": (
        change("statements", STATEMENT, "speaker = replace(speaker, 'Wire', 'Post')"),
        {("id-differs", f"statements {STATEMENT}"), ("columns-differ", f"statements {STATEMENT}")},
    ),
    "statement speaker as searched": (
        change("statements", STATEMENT, "speaker_folded = 'somebody'"),
        {("columns-differ", f"statements {STATEMENT}")},
    ),
    "statement recorded": (
        change("statements", STATEMENT, "recorded_at = '2024-01-01'"),
        {("unreadable", f"statements {STATEMENT}")},
    ),
    "link decision": (change("links", LINK.id, "decision = 'different'"), {("id-differs", f"links {LINK.id}")}),
    "link reasons": (change("links", LINK.id, "reasons = 'none'"), {("unreadable", f"links {LINK.id}")}),
    "link turned round": (
        change("links", LINK.id, '"left" = "right", "right" = "left"'),
        {("id-differs", f"links {LINK.id}"), ("link-order", f"links {LINK.id}")},
    ),
    "link to nothing": (
        change("links", LINK.id, f"\"right\" = '{NONE}'"),
        {("id-differs", f"links {LINK.id}"), ("reference-missing", f"links {LINK.id}")},
    ),
    "names turned round": (
        change("name_decisions", NAMES.id, "one = other, other = one"),
        {("id-differs", f"name_decisions {NAMES.id}"), ("name-order", f"name_decisions {NAMES.id}")},
    ),
    "correction reason": (
        change("corrections", CORRECTION.id, "because = 'Nobody knows.'"),
        {("id-differs", f"corrections {CORRECTION.id}")},
    ),
    "correction dated back": (
        change("corrections", CORRECTION.id, "recorded_at = '2023-01-01T00:00:00.000000+00:00'"),
        {("id-differs", f"corrections {CORRECTION.id}")},
    ),
    "correction of two things": (
        change("corrections", CORRECTION.id, f"link_id = '{LINK.id}'"),
        {("unreadable", f"corrections {CORRECTION.id}")},
    ),
    "correction of nothing there": (
        change("corrections", CORRECTION.id, f"statement_id = '{NONE}'"),
        {("id-differs", f"corrections {CORRECTION.id}"), ("reference-missing", f"corrections {CORRECTION.id}")},
    ),
    "issue": ("UPDATE issues SET message = 'Nothing.'", {("columns-differ", "issues")}),
    "version": ("UPDATE rashomon_version SET version_num = '0000'", {("version-differs", "rashomon_version")}),
    "trigger": ("DROP TRIGGER links_never_go", {("trigger-missing", "links links_never_go")}),
}  # fmt: skip


def tamper(path: Path, statement: str) -> None:
    """Do it with the triggers away, and put back those that it did not drop itself."""
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        if not statement.startswith("DROP"):
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            assert connection.execute(statement).rowcount
            for _, sql in triggers:
                connection.execute(sql)
        else:
            connection.execute(statement)


def found_after(sound: Path, folder: Path, statement: str) -> list[Issue]:
    path = folder / "ledger.db"
    shutil.copy(sound, path)
    with fresh_ledger(path) as ledger:
        tamper(path, statement)
        return list(ledger.check())


@pytest.mark.parametrize("case", TAMPERED)
def test_tampering_is_found(sound: Path, tmp_path: Path, case: str) -> None:
    statement, expected = TAMPERED[case]
    found = found_after(sound, tmp_path, statement)
    for code, place in expected:
        assert [i for i in found if i.code == code and i.place.startswith(place)], found
    assert {issue.code for issue in found} == {code for code, _ in expected}
    assert all(issue.message and issue.remedy and issue.file for issue in found)


def test_a_change_of_one_report_touches_no_other(sound: Path, tmp_path: Path) -> None:
    found = found_after(sound, tmp_path, change("reports", REPORT, "text = 'A ' || text"))
    assert {issue.report_id or issue.place.split()[1] for issue in found} == {REPORT}


def test_a_damaged_page_is_found(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    shutil.copy(sound, path)
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'statements'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : (root - 1) * size + 100] = bytes(100)
    path.write_bytes(content)
    with fresh_ledger(path) as ledger:
        assert "file-damaged" in {issue.code for issue in ledger.check()}


def test_the_check_changes_nothing(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    shutil.copy(sound, path)
    with open_ledger(path, read_only=True) as ledger:
        assert list(ledger.check()) == []
    assert path.read_bytes() == sound.read_bytes()
