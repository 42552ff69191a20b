"""Groups of scenes to accounts, and which incident a report is mostly about.

In: one report and its groups. Out: an account per group; verbal acts and counts point to the report's principal
incident. Never reads a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.encoding import account_id
from rashomon.extract.grouping import Group, is_background
from rashomon.records import Account, Report

#: What is told of the incident told first counts for. Of 1.5, 2 and 3, on the studied half of gva.
FIRST = 2


@dataclass(frozen=True, slots=True)
class Told:
    """One report's groups with their accounts, in order."""

    report: Report
    groups: Sequence[Group]
    accounts: Sequence[Account]

    @property
    def principal(self) -> int | None:
        """The index of the incident the report is mostly about: news, with most scenes, first told of equals.

        The scenes of the one told first count double: news begins with what it is about.
        """
        happened = [i for i, group in enumerate(self.groups) if group.happened]
        scenes = {i: len(self.groups[i].scenes) * (FIRST if i == happened[0] else 1) for i in happened}
        return max(happened, key=lambda i: (not self.background(i), scenes[i], -i), default=None)

    def background(self, index: int) -> bool:
        """Tell whether a group happened long before the report came out."""
        return is_background(self.groups[index], self.report.published)


def make_accounts(report: Report, groups: Sequence[Group]) -> Told:
    """Give each group its account; verbal acts and series are about the report's principal incident."""
    told = Told(report, groups, [_account(report, group) for group in groups])
    if told.principal is None:
        return told
    about = told.accounts[told.principal].id
    pairs = zip(told.accounts, groups, strict=True)
    return replace(told, accounts=[a if g.form == "incident" else replace(a, about=about) for a, g in pairs])


def _account(report: Report, group: Group) -> Account:
    span = group.scenes[0].telling.mention.span
    identity = account_id(report.id, group.kind, group.form, group.stance, span)
    return Account(identity, report.id, group.kind, group.form, group.stance, span, report.text[span.start : span.end])
