"""Which account of a report tells of what the report is about.

In: a reading. Out: the account, by a rule that looks at nothing but the reading. It is told as having happened,
by words that a rule knows rather than by the encoder alone; of several, the one that most statements tell of, where
those of the one told first count double, for news begins with what it is about; of equals the one told first.
"""

from __future__ import annotations

from rashomon.records import HAPPENED, Account, Reading

#: What is told of the account told first counts for. Of 1.5, 2 and 3, on the half of gva that may be read.
_FIRST = 2


def main_account(reading: Reading) -> Account | None:
    """Return the account of the incident that a report is mostly about; None where it tells of none."""
    incidents = [a for a in reading.accounts if a.form == "incident"]
    happened = [a for a in incidents if a.stance in HAPPENED] or incidents
    told = {a.id: 0 for a in happened}
    by_rule = set[str]()
    for statement in reading.statements:
        if statement.account_id in told:
            told[statement.account_id] += 1
            if statement.field == "kind" and statement.found_by.startswith("rule:"):
                by_rule.add(statement.account_id)
    first = min((account.span.start for account in happened), default=0)
    weight = {a.id: told[a.id] * (_FIRST if a.span.start == first else 1) for a in happened}
    return max(happened, key=lambda a: (a.id in by_rule, weight[a.id], -a.span.start), default=None)
