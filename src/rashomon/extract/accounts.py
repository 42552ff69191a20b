"""Groups of scenes to accounts, and which incident a report is mostly about.

In: one report and its groups. Out: an account per group; verbal acts and counts point to the report's principal
incident. Never reads a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.encoding import account_id
from rashomon.extract.grouping import is_background
from rashomon.extract.groups import Group
from rashomon.extract.other_acts import RELEASE
from rashomon.records import Account, Report, Sentence

#: The last of the sentences that a report opens with: the headline or what it begins with, and the one behind it.
OPENING = 1
#: How many characters of a report tell what its news is: its headline and first sentence. Set by hand.
LEDE = 400


@dataclass(frozen=True, slots=True)
class Told:
    """One report's groups with their accounts, in order."""

    report: Report
    groups: Sequence[Group]
    accounts: Sequence[Account]

    @property
    def principal(self) -> int | None:
        """The index of the incident the report is mostly about: news, with most scenes, first told of equals.

        What a report opens with counts as told once more. An abduction is news where the captives come free.
        """
        happened = [i for i, group in enumerate(self.groups) if group.happened]
        return max(happened, key=lambda i: (self._is_news(i), self._weight(self.groups[i]), -i), default=None)

    def _is_news(self, index: int) -> bool:
        if not self.background(index):
            return True
        if self.groups[index].scenes[0].telling.sentence.index <= OPENING and not any(
            group.happened and group.times and not self.background(i) for i, group in enumerate(self.groups)
        ):
            return True
        opens = self.report.text[:LEDE]
        return self.groups[index].kind == "abduction" and RELEASE.search(opens) is not None

    def _weight(self, group: Group) -> int:
        """Return how often a group is told, once more where the report opens with it."""
        return len(group.scenes) + (group.scenes[0].telling.sentence.index <= OPENING)

    def about(self, sentence: Sentence) -> int | None:
        """The index of the incident that a verbal act or a count of a sentence is about.

        It is the one named in the sentence, else the one told of in the sentence before it in its paragraph, else the
        principal one.
        """
        for back in (0, 1):
            told = [
                (scene.telling.mention.span.start, index)
                for index, group in enumerate(self.groups)
                for scene in group.scenes
                if group.happened
                and scene.telling.sentence.index == sentence.index - back
                and scene.telling.sentence.paragraph == sentence.paragraph
            ]
            if told:
                return self.principal if self.principal in {index for _, index in told} else max(told)[1]
        return self.principal

    def background(self, index: int) -> bool:
        """Tell whether a group happened long before the report came out."""
        return is_background(self.groups[index], self.report.published)


def make_accounts(report: Report, groups: Sequence[Group]) -> Told:
    """Give each group its account; verbal acts and counts are about the incident told of with them."""
    told = Told(report, groups, [_account(report, group) for group in groups])
    if told.principal is None:
        return told
    pairs = zip(told.accounts, groups, strict=True)
    return replace(told, accounts=[a if g.form == "incident" else replace(a, about=_about(told, g)) for a, g in pairs])


def _about(told: Told, group: Group) -> str:
    index = told.about(group.scenes[0].telling.sentence)
    if group.form == "series" and index is not None and told.background(index):
        index = told.principal  # "the third since May": what happened in May is what the count begins with
    return told.accounts[index].id if index is not None else ""


def _account(report: Report, group: Group) -> Account:
    span = group.scenes[0].telling.mention.span
    identity = account_id(report.id, group.kind, group.form, group.stance, span)
    return Account(identity, report.id, group.kind, group.form, group.stance, span, report.text[span.start : span.end])
