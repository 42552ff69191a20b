"""Which incident of a report each of its mentions is about: whose dead, whose weapon, whose time.

In: one report's groups, and a mention. Out: the number of a group, or None. A mention inside a happening's own match
goes with it; another goes with what its sentence names, a count of incidents where its words say so, else with the
incident told of last. Never makes a statement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime

import regex

from rashomon.extract.accounts import Told
from rashomon.extract.another import puts_down
from rashomon.extract.lapses import came_long_after
from rashomon.extract.other_acts import is_what_is_answered
from rashomon.extract.silence import UNKNOWN
from rashomon.extract.summed import NEAR, harm_of
from rashomon.records import Mention, Sentence

#: A comma before a participle or a word that opens a clause: what stands behind tells of something else.
_NEW_CLAUSE = regex.compile(
    r",\s(?=(?:recalling|echoing|following|after|while|as|when|which|who|but|reminiscent|compared|coming|days|weeks|hours|a\s(?:day|week|month|year))\b)"
)
#: What such a clause counts for, in characters. Set by hand.
_CLAUSE_COSTS = 40
_RELATIVE = regex.compile(r",\s(?:which|who)\s", regex.I)
#: From those told of to what they did before.
_WHO = regex.compile(r",?\s(?:who|which|that)\s[^,;:.]{0,60}$", regex.I)
#: Details of the news, where their own paragraph tells of nothing else: nobody is asked about what is past.
_OF_NEWS = frozenset({"comment", "verification"})
#: Fields of silences and claims.
_OPEN = frozenset({"comment", "verification", "responsibility"})
#: The rule whose motive may be that of what is said: "threatened the town in retaliation for the raid".
_ANSWER = "rule:motive"
#: Details that a count of incidents may have, besides the count itself.
_OF_SERIES = frozenset({"killed", "injured", "missing", "incident_count", "target", "weapon"})


def is_open(mention: Mention) -> bool:
    """Tell what is open, or claimed: its anchor are the words that say so, and no happening."""
    return mention.label in _OPEN or mention.code == UNKNOWN


class Homes:
    """Whose the mentions of one report are; ``told_in`` are its happenings by sentence, each with its group."""

    def __init__(self, told: Told, sentences: Sequence[Sentence]) -> None:
        """Sort the happenings of a report's groups by sentence and by place."""
        self._told, self._sentences = told, sentences
        scenes = [(scene.telling.mention, index) for index, group in enumerate(told.groups) for scene in group.scenes]
        self._home = {mention.anchor: index for mention, index in scenes}
        self.told_in: dict[int, list[tuple[Mention, int]]] = {}
        for mention, index in scenes:
            self.told_in.setdefault(mention.sentence, []).append((mention, index))
        happened = [(mention, index) for mention, index in scenes if told.groups[index].happened]
        self._in_order = sorted(happened, key=lambda pair: (pair[0].span, pair[1]))

    def home_of(self, mention: Mention) -> int | None:
        """Return the group that a mention is about; None where the report tells of none."""
        if mention.anchor is not None and not is_open(mention):
            return self._home.get(mention.anchor)
        if self._is_long_after(mention):
            return None
        inside = [
            (m, i)
            for m, i in self.told_in.get(mention.sentence, ())
            if self._takes(i, mention) and not self._is_counted_aside(m, i, mention) and not _is_motive(m, mention)
        ]
        summed = harm_of(mention, self._sentences[mention.sentence])
        if summed != "one incident":
            counted = self._count_before(mention)
            if counted is not None or (summed == "many" and not self._counts(inside)):
                return counted
        if len(inside) > 1:
            inside = [pair for pair in inside if not self._is_in_relative(pair[0], mention)] or inside
        if inside:
            return min(inside, key=lambda pair: (self._gap(pair[0], mention), pair[1]))[1]
        return self.last_told(mention)

    def _gap(self, one: Mention, other: Mention) -> int:
        """How many characters lie between two mentions of a sentence; a clause that begins between counts for more."""
        low, high = sorted((one.span, other.span))
        start = self._sentences[one.sentence].span.start
        between = self._sentences[one.sentence].text[max(low.end - start, 0) : max(high.start - start, 0)]
        return len(between) + _CLAUSE_COSTS * len(_NEW_CLAUSE.findall(between))

    def last_told(self, mention: Mention) -> int | None:
        """Return the incident told of last before a mention, background only where the sentence before tells it."""
        start = bisect_left(self._in_order, mention.span.start, key=lambda pair: pair[0].span.start)
        for earlier, index in reversed(self._in_order[:start]):
            if self._is_answered(earlier, index) or self._puts_down(earlier, index, mention):
                continue
            if mention.label in _OF_NEWS and not self._is_here(earlier, mention) and self._is_past(index):
                continue
            if not self._told.background(index) or mention.sentence - earlier.sentence <= 1:
                return index
        return self._told.principal

    def _is_here(self, earlier: Mention, mention: Mention) -> bool:
        return self._sentences[earlier.sentence].paragraph == self._sentences[mention.sentence].paragraph

    def _is_past(self, index: int) -> bool:
        """Tell an incident of which every time told ends before those of the principal one."""
        principal = self._told.principal
        news = self._told.groups[principal].times if principal is not None else ()
        ends = [time.end for time in self._told.groups[index].times if time.end]
        starts = [time.start for time in news if time.start]
        return bool(ends and starts) and max(map(plain, ends)) <= min(map(plain, starts))

    def names_another(self, sentence: int, index: int) -> bool:
        """Tell a sentence that names another incident: the day of an earlier attack is not this one's."""
        found = (group for _, group in self.told_in.get(sentence, ()))
        named = {group for group in found if self._told.groups[group].form == "incident"}
        return bool(named) and index not in named

    def _is_long_after(self, mention: Mention) -> bool:
        """Tell what came long before an incident, and is told of no other: "a day after it killed a leader"."""
        sentence = self._sentences[mention.sentence]
        lapse = came_long_after(sentence.text[: mention.span.start - sentence.span.start])
        if lapse is None:
            return False
        told = self.told_in.get(mention.sentence, ())
        return all(happening.span.end <= sentence.span.start + lapse for happening, _ in told)

    def _is_counted_aside(self, count: Mention, index: int, mention: Mention) -> bool:
        """Tell a count behind a comma: "put the toll at 12 and blamed the Red Column, which has made several raids"."""
        if not self._counts([(count, index)]) or mention.span.end > count.span.start:
            return False
        sentence = self._sentences[mention.sentence]
        between = sentence.text[mention.span.end - sentence.span.start : count.span.start - sentence.span.start]
        return _RELATIVE.search(between) is not None

    def _is_in_relative(self, happening: Mention, mention: Mention) -> bool:
        """Tell a happening in a clause about those told of: "killed 12 men | who were behind a raid on a mill"."""
        text, at = self._sentences[mention.sentence].text, self._sentences[mention.sentence].span.start
        return mention.span.end <= happening.span.start and (
            _WHO.match(text, mention.span.end - at, happening.span.start - at) is not None
        )

    def _count_before(self, mention: Mention) -> int | None:
        """The count of incidents told last before a mention, no more than a few sentences ago."""
        for back in range(NEAR + 1):
            for earlier, index in reversed(self.told_in.get(mention.sentence - back, ())):
                if self._counts([(earlier, index)]) and earlier.span < mention.span:
                    return index
        return None

    def _counts(self, scenes: Sequence[tuple[Mention, int]]) -> bool:
        """Tell whether any of some scenes is a count of incidents."""
        return any(self._told.groups[index].form == "series" for _, index in scenes)

    def _is_answered(self, earlier: Mention, index: int) -> bool:
        """Tell what an incident of its sentence, or told before, answers: "bombed two camps in answer to the raid"."""
        if not is_what_is_answered(earlier, self._sentences[earlier.sentence]):
            return False
        others = [other for _, other in self.told_in.get(earlier.sentence, ()) if other != index]
        before = [other for one, other in self._in_order if other != index and one.span < earlier.span]
        return any(self._told.groups[other].happened for other in others or before)

    def _puts_down(self, earlier: Mention, index: int, mention: Mention) -> bool:
        """Tell the end of those who did it, told before what belongs to their deed: a claim, how many they killed."""
        principal, start = self._told.principal, self._sentences[earlier.sentence].span.start
        words = self._sentences[earlier.sentence].text[earlier.span.start - start : earlier.span.end - start]
        apart = index != principal and earlier.sentence != mention.sentence
        return apart and puts_down(words)

    def _takes(self, index: int, mention: Mention) -> bool:
        group = self._told.groups[index]
        if mention.label == "motive" and group.form == "said":
            return mention.found_by == _ANSWER  # the others name the deed in their own words
        return group.form == "incident" or (group.form == "series" and mention.label in _OF_SERIES)


def plain(moment: datetime) -> datetime:
    """Return a moment without its zone, so that any two can be compared: an hour more or less is no other day."""
    return moment.replace(tzinfo=None)


def _is_motive(happening: Mention, mention: Mention) -> bool:
    """Tell a happening that is given as the motive of another: "retaliation for | a raid on the mill"."""
    inside = mention.span.start <= happening.span.start and happening.span.end <= mention.span.end
    return mention.label == "motive" and inside
