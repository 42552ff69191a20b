"""From the mentions of a report to its accounts: who stands in which scene, which scenes are one incident.

In: the mentions, and what is known around any stretch of the report. Out: :class:`ByRules`, the groups with their
accounts, and the mentions and settings that led to them: three times, what a first grouping shows brings more to light
(harm that is a plain fact where every deed is in doubt, times that hang on a known one, harm that belongs to another
incident), and then all is grouped once more. The encoder's incidents come later (:mod:`rashomon.pipeline.encoded`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from rashomon.extract.accounts import Told, make_accounts
from rashomon.extract.anchored import anchored
from rashomon.extract.grouping import group
from rashomon.extract.groups import Group
from rashomon.extract.homes import Homes
from rashomon.extract.mentions import with_harm_apart, with_harm_told
from rashomon.extract.other_days import news_is_dated
from rashomon.extract.scenes import scenes
from rashomon.extract.set_apart import SetApart
from rashomon.extract.settings import Settings
from rashomon.extract.tellings import Context
from rashomon.pipeline.around import Around
from rashomon.records import HAPPENED, Mention


@dataclass(frozen=True, slots=True)
class ByRules:
    """The groups of a report with their accounts, and the mentions and settings they were made of."""

    told: Told
    mentions: Sequence[Mention]
    settings: Settings


def told_by_rules(mentions: Sequence[Mention], around: Around) -> ByRules:
    """Group the happenings of a report into incidents, and give each its account."""
    grouping = _Grouping(around, _is_dated(mentions, around))
    settings, groups = around.settings, grouping.of(mentions, around.settings)
    stances = {one.stance for one in groups if one.form == "incident"}
    sentences = around.context.sentences
    if stances and not stances & {*HAPPENED, "denies"} and not _is_foiled(groups):
        mentions = with_harm_told(mentions, sentences, partial(_is_fact, around.context, settings))
        groups = grouping.of(mentions, settings)
    if (known := anchored(settings, groups)) is not settings:
        settings = known
        groups = grouping.of(mentions, settings)
    told = make_accounts(around.report, groups)
    if apart := SetApart(told, Homes(told, sentences), sentences, settings).apart(mentions):
        mentions = with_harm_apart(mentions, sentences, apart)
        told = make_accounts(around.report, grouping.of(mentions, settings))
    return ByRules(told, mentions, settings)


@dataclass(frozen=True, slots=True)
class _Grouping:
    """How the scenes of one report are grouped, whatever more is found in it."""

    around: Around
    dated: bool

    def of(self, mentions: Sequence[Mention], settings: Settings) -> Sequence[Group]:
        """Return the groups of the scenes that mentions make."""
        found = scenes(mentions, self.around.context, settings, self.around.speakers)
        return group(found, published=self.around.report.published, dated=self.dated)


def _is_dated(mentions: Sequence[Mention], around: Around) -> bool:
    return news_is_dated(
        mentions, around.context.sentences, lambda index: around.settings[index].times, around.report.published
    )


def _is_foiled(groups: Iterable[Group]) -> bool:
    """Tell whether something is told of that was kept from coming about."""
    return any(scene.telling.foiled for one in groups for scene in one.scenes)


def _is_fact(context: Context, settings: Settings, mention: Mention) -> bool:
    return context.tell(mention, settings[mention.sentence].times).stance in HAPPENED
