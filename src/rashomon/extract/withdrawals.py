"""Claims of responsibility that whoever made them takes back.

In: statements. Out: those of them that are claims taken back, and the taking back. A claim is taken back when whoever
claims it denies it later: further on in the same report, or in one published later. Who else says that it did it, or
that it did not, is left alone. Whether a claim is true is never decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import Name, Statement
from rashomon.values.names import same_name


def taken_back(statements: Sequence[Statement]) -> list[Statement]:
    """Return the claims of responsibility that their claimants take back, and the statements that do so, as given."""
    about = [one for one in statements if one.field == "responsibility" and isinstance(one.value, Name)]
    claims = [one for one in about if one.stance == "asserts"]
    denials = [one for one in about if one.stance == "denies"]
    pairs = [(claim, denial) for claim in claims for denial in denials if _takes_back(denial, claim)]
    undone = {one.id for pair in pairs for one in pair}
    return [one for one in about if one.id in undone]


def _takes_back(denial: Statement, claim: Statement) -> bool:
    mine, other = denial.value, claim.value
    if not (isinstance(mine, Name) and isinstance(other, Name) and same_name(mine, other)):
        return False
    own = same_name(denial.speaker, claim.speaker) or same_name(denial.speaker, mine)
    return own and _is_later(denial, claim)


def _is_later(one: Statement, other: Statement) -> bool:
    """Tell whether a statement comes after another, or stands in the same sentence."""
    if one.report_id == other.report_id:
        return one.span.start >= other.span.start
    return one.published > other.published
