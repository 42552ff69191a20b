"""What makes a record sound: its id is its digest, its words stand in the report, what it refers to is there.

In: records. Out: their defects, in words. The writer stores nothing that has one, and the check reports every stored
record that has one, so the two can never come to disagree. Nothing here reads or writes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from rashomon.encoding import check_account, correction_id, link_id, report_id, statement_id
from rashomon.ledger import rows
from rashomon.records import Account, Correction, Issue, Link, Reading, Report, Span, Statement

REMEDY = "It was left out. Tell the makers of Rashomon which report it was: this is a fault in the reading of it."


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with one record; ``message`` goes on from "statement 0123 " ."""

    code: str
    message: str


def report_defects(report: Report) -> Iterator[Defect]:
    """Yield what is wrong with a report by itself."""
    if report.id != report_id(report):
        yield Defect("id-differs", "has an id that is not the digest of its content")


def account_defects(account: Account, report: Report, accounts: Collection[str]) -> Iterator[Defect]:
    """Yield what is wrong with an account; ``accounts`` are the ids of all accounts of ``report``."""
    if account.report_id != report.id:
        yield Defect("report-differs", f"names the report {account.report_id}, not {report.id}")
    if not check_account(account):
        yield Defect("id-differs", "has an id that is not the digest of its content")
    if account.about and account.about not in accounts:
        yield Defect("account-missing", f"is about account {account.about}, which is none of its report's")
    yield from _words(account.words, account.span, report.text)


def statement_defects(statement: Statement, report: Report, accounts: Collection[str]) -> Iterator[Defect]:
    """Yield what is wrong with a statement; ``accounts`` are the ids of all accounts of ``report``."""
    if statement.report_id != report.id:
        yield Defect("report-differs", f"names the report {statement.report_id}, not {report.id}")
    if statement.id != statement_id(statement):
        yield Defect("id-differs", "has an id that is not the digest of its content")
    if statement.account_id and statement.account_id not in accounts:
        yield Defect("account-missing", f"belongs to account {statement.account_id}, which is none of its report's")
    if statement.published != report.published:
        yield Defect("published-differs", f"is dated {statement.published}, its report {report.published}")
    yield from _words(statement.words, statement.span, report.text)


def link_defects(link: Link) -> Iterator[Defect]:
    """Yield what is wrong with a link by itself."""
    if link.id != link_id(link):
        yield Defect("id-differs", "has an id that is not the digest of its content")
    if not link.left < link.right:
        yield Defect("link-order", f"joins {link.left} and {link.right}: the smaller id must come first")


def correction_defects(correction: Correction) -> Iterator[Defect]:
    """Yield what is wrong with a correction by itself."""
    if correction.id != correction_id(correction):
        yield Defect("id-differs", "has an id that is not the digest of its content")


def sound_part(reading: Reading) -> tuple[Reading, tuple[Issue, ...]]:
    """Return the reading without its unsound accounts and statements, and an issue for each defect of those.

    Records are looked at as they will come back from the ledger. Leaving an account out can leave another without what
    it is about, so accounts are looked at again until none is left out.
    """
    report, issues = reading.report, list[Issue]()
    accounts = tuple(rows.account_of(rows.account_row(account)) for account in reading.accounts)
    while spoilt := [(a, defect) for a in accounts for defect in account_defects(a, report, _ids(accounts))]:
        issues += [_issue("account", account.id, defect, report) for account, defect in spoilt]
        unsound = {account for account, _ in spoilt}
        accounts = tuple(account for account in accounts if account not in unsound)
    statements, ids = list[Statement](), _ids(accounts)
    for statement in (rows.statement_of(rows.statement_row(s)) for s in reading.statements):
        found = [_issue("statement", statement.id, d, report) for d in statement_defects(statement, report, ids)]
        issues += found
        statements += [] if found else [statement]
    return replace(reading, accounts=accounts, statements=tuple(statements)), tuple(issues)


def _ids(accounts: tuple[Account, ...]) -> frozenset[str]:
    return frozenset(account.id for account in accounts)


def _issue(kind: str, identity: str, defect: Defect, report: Report) -> Issue:
    return Issue(defect.code, f"The {kind} {identity} {defect.message}.", REMEDY, report_id=report.id)


def _words(words: str, span: Span, text: str) -> Iterator[Defect]:
    if not 0 <= span.start < span.end <= len(text):
        yield Defect("span-outside", f"has the span {span.start}-{span.end}, in a text of {len(text)} characters")
    elif text[span.start : span.end] != words:
        found = text[span.start : span.end]
        yield Defect("words-differ", f"gives the words {words!r}, but its report has {found!r} at {span.start}")
