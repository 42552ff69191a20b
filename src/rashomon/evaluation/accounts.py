"""A report read by the whole pipeline, as linking sees it: its main account and the others.

In: a report. Out: the profiles of its accounts of incidents that happened, the main one apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.jobs.profiles import is_linked, profiles_of
from rashomon.linking import Profile, principal
from rashomon.pipeline import Tools, read_report
from rashomon.records import Reading, Report


@dataclass(frozen=True, slots=True)
class Main:
    """What a report is mostly about, and what else it tells of."""

    profile: Profile
    others: tuple[Profile, ...] = ()

    @property
    def all(self) -> tuple[Profile, ...]:
        """The profiles of all its accounts."""
        return (self.profile, *self.others)


def read_main(report: Report, tools: Tools) -> Main | None:
    """Read a report; None where no account of an incident that happened is found in it."""
    return main_of(read_report(report, tools))


def main_of(reading: Reading) -> Main | None:
    """Return what a reading is mostly about; None where it tells of no incident that happened."""
    linked = [account for account in reading.accounts if is_linked(account)]
    main = principal(linked, reading.statements)
    profiles = profiles_of(linked, reading.statements, {reading.report.id: reading.report})
    if not main:
        return None
    return Main(profiles[main], tuple(one for key, one in sorted(profiles.items()) if key != main))
