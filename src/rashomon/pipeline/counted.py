"""Numbers that no rule reads, and that the encoder's head for counts is sure of: a few more mentions.

In: the mentions of the rules, and the numbers of the report with what each counts by the head. Out: the mentions with
those of the head among them. A field gets one only where the rules read nothing of it in the whole report, and where
one number alone may be meant; the rest of the reading then treats it as it treats what a rule found. Where the rules
saw no incident at all, who was harmed tells of one, as it does by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.encoder.counts import Weighed
from rashomon.encoder.reading import ENCODER
from rashomon.extract.mentions import with_happening
from rashomon.records import Mention, Sentence, Span

#: The fields that the head may fill. Of others no set has enough numbers to tell how well it does.
FIELDS = ("killed", "injured", "kidnapped")
#: The chance from which a number counts. Set beforehand, and held against 0.5, 0.7 and 0.9 (decision 53).
SURE = 0.8
#: What found such a mention.
FOUND_BY = f"{ENCODER}:counts"
#: Fields of people, of which one number has one at most; who was "shot" may be dead or hurt.
_OF_PEOPLE = frozenset({*FIELDS, "casualties", "missing", "arrested"})


def with_counted(
    mentions: Sequence[Mention], numbers: Iterable[Weighed], sentences: Sequence[Sentence]
) -> list[Mention]:
    """Return the mentions with those that the head adds, in order of place where any is added."""
    taken = [one for one in mentions if one.label in _OF_PEOPLE]
    read = {one.label for one in taken}
    missing = FIELDS if "casualties" not in read else ("kidnapped",)
    sure = [one for one in numbers if one.best[1] >= SURE and not sentences[one.number.sentence].text.endswith("?")]
    added = []
    for field in missing:
        found = [one for one in sure if one.best[0] == field]
        if field not in read and len(found) == 1 and not any(_touches(found[0], other) for other in taken):
            added.append(_mention(found[0]))
    return with_happening([*mentions, *added], sentences) if added else list(mentions)


def _touches(one: Weighed, other: Mention) -> bool:
    return one.number.start < other.span.end and other.span.start < one.number.stop


def _mention(one: Weighed) -> Mention:
    field, chance = one.best
    return Mention(Span(one.number.start, one.number.stop), field, "", one.number.sentence, chance, FOUND_BY)
