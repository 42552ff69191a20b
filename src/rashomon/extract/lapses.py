"""Happenings that came hours or more before or after another: "three days after a bomb killed nine".

In: a scene and the words before it, and what was told before. Out: whether it is another incident for that, and where
such words stand. "Freed two days after the raid" tells what became of somebody, and of one incident.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.extract.groups import Group, Scene

#: How words begin that point back to what was told: "the attack", "this raid".
POINTS_BACK = regex.compile(r"^(?:the|this|these|that|those|such|it)\b", regex.I)
#: How one happening is told to have come beside another.
CAME = r"(?:came|comes|occurred|happened|took\splace|follows|followed)"
#: How long one came before or after another: "two days after nine people were killed by", "a week before".
_LAPSE = (
    r"(?:\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a\sfew|\d+)\s(?:\p{L}+\s)?)?"
    r"\b(?:hours?|days?|nights?|weeks?|months?|years?)\s(?:after|before)"
)
#: Words before what came so long before or after what the same sentence told, and before what came after it.
_LONG_AFTER = regex.compile(rf"{_LAPSE}\s(?:[^.,;:]{{0,60}}?\s)?$", regex.I)
_OPENS_LONG_AFTER = regex.compile(rf"(?:^|[,;]\s){_LAPSE}\s[^.;:]{{2,80}}?,?\s$", regex.I)
_CAME_LONG_AFTER = regex.compile(rf"\b{CAME}\s(?:just\s|only\s)?(?P<lapse>{_LAPSE})\s[^.,;:]{{0,80}}$", regex.I)
#: Behind what came so long before or after one told of already: "killed nine in Norport | two days before the raid".
_BESIDE_KNOWN = regex.compile(
    rf"[^.,;:]{{0,60}}?,?\s(?:just\s|only\s)?{_LAPSE}\s(?:the|that|this)\s(?:\p{{L}}+\s){{0,2}}?"
    r"(?:attacks?|raids?|ambush|bombings?|blasts?|explosions?|shootings?|massacre|assaults?|strikes?|clashes|killings?)\b",
    regex.I,
)
#: What is told of an incident and is none: whose time "two days after the raid" then is.
_SEQUEL = regex.compile(
    r"\b(?:died|dead|found|freed|released|rescued|arrested|detained|captured|buried|recovered|returned|reopened|resumed|"
    r"closed|said|says|told|charged|sentenced|identified|claimed|visited|announced|still|remained?|continued)\b",
    regex.I,
)


def came_long_after(before: str) -> int | None:
    """Return where it is said how long one came after what follows: "It came a day after | it killed a leader"."""
    found = _CAME_LONG_AFTER.search(before)
    return found.start("lapse") if found else None


def long_after(scene: Scene, told: Group | None) -> bool:
    """Tell a scene that came hours or more before or after what its sentence told: "a year after a bomb killed nine".

    "Freed two days after the raid" and "found dead a day after" tell what became of somebody.
    """
    if told is None:
        return False
    start, last = scene.telling.sentence.span.start, told.scenes[-1].telling.mention.span
    opened = _OPENS_LONG_AFTER.search(scene.before)
    if opened is not None and opened.start() <= last.start - start:
        return POINTS_BACK.match(scene.words) is None
    lapse = _LONG_AFTER.search(scene.before, max(last.end - start, 0))
    return lapse is not None and _SEQUEL.search(scene.before, last.end - start) is None


def is_beside_known(scene: Scene, recent: Sequence[Group]) -> bool:
    """Tell what came so long before or after one told of before: "a bomb killed nine two days before the raid"."""
    sentence, end = scene.telling.sentence, scene.telling.mention.span.end
    earlier = any(g.form == "incident" and g.scenes[-1].telling.sentence.index < sentence.index for g in recent)
    if not earlier or POINTS_BACK.match(scene.words):
        return False
    found = _BESIDE_KNOWN.match(sentence.text, end - sentence.span.start)
    return found is not None and _SEQUEL.search(found[0]) is None
