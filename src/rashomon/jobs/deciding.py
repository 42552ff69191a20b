"""What persons decide: that accounts tell of one incident or of two, that a statement was misread, and what of it they
take back.

In: ids, a reason, a name and a moment. Out: rows in the ledger, never a change of one. A person's decision goes before
the machine's (:mod:`rashomon.linking.clusters`), the last before those before it; what is undone counts as never
decided, from then on. Nothing here compares or guesses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.encoding import correction_id, link_id
from rashomon.errors import UsageError
from rashomon.jobs.decided import Entry, act_of, check_signed, log, standing, withdrawals
from rashomon.jobs.profiles import is_linked
from rashomon.jobs.reviewing import Mark, Pair, Passage, Telling, review
from rashomon.records import Correction, Decision, Link, Subject

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

__all__ = [
    "Entry",
    "Mark",
    "Pair",
    "Passage",
    "Telling",
    "correct",
    "decide",
    "decide_all",
    "log",
    "restore",
    "review",
    "standing",
    "undo",
    "undo_all",
    "undo_entry",
]


def decide(ledger: Ledger, one: str, other: str, decision: Decision, because: str, *, by: str, at: datetime) -> Link:
    """Store a person's decision about two accounts, given by whole ids, and return it.

    Raises UsageError when the two are one, when one is no account of an incident, and without a reason or a name.
    """
    (link,) = decide_all(ledger, [one], [other], decision, because, by=by, at=at)
    return link


def decide_all(
    ledger: Ledger,
    ones: Collection[str],
    others: Collection[str],
    decision: Decision,
    because: str,
    *,
    by: str,
    at: datetime,
) -> list[Link]:
    """Store one decision about every pair of an account of ``ones`` and one of ``others``; raises as :func:`decide`."""
    check_signed(because, by)
    _check_accounts(ledger, ones, others)
    pairs = sorted({(min(one, other), max(one, other)) for one in ones for other in others})
    drafts = (Link("", *pair, decision, 1.0, (because.strip(),), by.strip(), at) for pair in pairs)
    links = [replace(draft, id=link_id(draft)) for draft in drafts]
    ledger.add_links(links, recorded=at)
    return links


def undo(ledger: Ledger, one: str, other: str, because: str, *, by: str, at: datetime) -> list[Correction]:
    """Take back what persons decided about two accounts, whole decisions at a time; see :func:`undo_all`."""
    return undo_all(ledger, [one], [other], because, by=by, at=at)


def undo_all(
    ledger: Ledger, ones: Collection[str], others: Collection[str], because: str, *, by: str, at: datetime
) -> list[Correction]:
    """Take back every decision by a person that stands about a pair across, with all pairs it was made about.

    What one person decided at one moment with one reason is one decision.

    Raises UsageError when no person has decided anything about them, and without a reason or a name.
    """
    check_signed(because, by)
    stand = standing(ledger)
    acts = {act_of(link) for link in stand if _across(link, ones, others)}
    if not acts:
        raise UsageError(
            "No person has decided anything about these two that still stands, so there is nothing to undo. "
            "'rashomon review --log' lists what was decided. To overrule the machine, say same or different."
        )
    return _take_back(ledger, "link", [link.id for link in stand if act_of(link) in acts], because, by=by, at=at)


def undo_entry(ledger: Ledger, identity: str, because: str, *, by: str, at: datetime) -> list[Correction]:
    """Take back one decision, given by the whole id of a link or correction it made, with all the rows it made.

    Raises UsageError when that is no decision by a person, was undone already, or is itself an undoing.
    """
    check_signed(because, by)
    entry = next((entry for entry in log(ledger) if identity in entry.ids), None)
    if entry is None:
        raise UsageError(f"{identity} is no decision by a person. 'rashomon review --log' lists them.")
    if entry.undone is not None:
        raise UsageError(f"{identity} was undone already, by {entry.undone.decided_by}. Decide again if you mean it.")
    if entry.action == "undone":
        raise UsageError(f"{identity} is itself an undoing. Decide again in place of undoing it.")
    of: Subject = "correction" if entry.action == "withdrawn" else "link"
    return _take_back(ledger, of, entry.ids, because, by=by, at=at)


def correct(ledger: Ledger, statement_id: str, because: str, *, by: str, at: datetime) -> Correction:
    """Withdraw a statement that was misread, and return the row that says so; the statement stays in the ledger.

    Raises UsageError when there is no such statement, when it is withdrawn already, and without a reason or a name.
    """
    check_signed(because, by)
    _check_statement(ledger, statement_id)
    if upheld := withdrawals(ledger, statement_id):
        raise UsageError(f"The statement {statement_id} was withdrawn already, by {upheld[-1].decided_by}.")
    (made,) = _take_back(ledger, "statement", [statement_id], because, by=by, at=at)
    return made


def restore(ledger: Ledger, statement_id: str, because: str, *, by: str, at: datetime) -> list[Correction]:
    """Take back every withdrawal of a statement. Raises UsageError when it is not withdrawn."""
    check_signed(because, by)
    _check_statement(ledger, statement_id)
    upheld = withdrawals(ledger, statement_id)
    if not upheld:
        raise UsageError(f"The statement {statement_id} is not withdrawn, so there is nothing to undo.")
    return _take_back(ledger, "correction", [one.id for one in upheld], because, by=by, at=at)


def _take_back(
    ledger: Ledger, of: Subject, subjects: Sequence[str], because: str, *, by: str, at: datetime
) -> list[Correction]:
    drafts = (Correction("", of, subject, because.strip(), by.strip(), at) for subject in subjects)
    made = [replace(draft, id=correction_id(draft)) for draft in drafts]
    ledger.add_corrections(made, recorded=at)
    return made


def _across(link: Link, ones: Collection[str], others: Collection[str]) -> bool:
    return (link.left in ones and link.right in others) or (link.left in others and link.right in ones)


def _check_statement(ledger: Ledger, statement_id: str) -> None:
    if ("statements", statement_id) not in ledger.find(statement_id):
        raise UsageError(f"There is no statement {statement_id} in the ledger. 'rashomon statements' lists them.")


def _check_accounts(ledger: Ledger, ones: Collection[str], others: Collection[str]) -> None:
    wanted = {*ones, *others}
    if set(ones) & set(others) or not ones or not others:
        raise UsageError("A decision is about two different accounts; these are one and the same.")
    found = {account.id: account for account in ledger.accounts(ids=wanted)}
    for identity in sorted(wanted):
        account = found.get(identity)
        if account is None:
            raise UsageError(f"There is no account {identity} in the ledger. 'rashomon show ID' lists an incident's.")
        if not is_linked(account):
            raise UsageError(
                f"The account {identity} tells of no incident that happened, so it can be the same as none: it is "
                f"{'a ' + account.form if account.form != 'incident' else 'told as ' + account.stance}."
            )
