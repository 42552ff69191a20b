"""Times and places that only stand in the sentence of a happening pointed back to, and are another act's.

In: a scene. Out: the scene without them. "The attack highlighted the dangers in the north", "turned himself in after
the shooting and is due in court on Friday": neither the north nor the Friday is the attack's. What stands right beside
the words, or behind a verb of happening or harm, is its own.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from rashomon.extract.groups import Scene

#: The bare words by which a report comes back to what it told: "the shooting", "this attack".
_BARE = regex.compile(
    r"(?:the|this|that)\s(?:attacks?|shootings?|explosion|blast|bombing|raid|assault|ambush|incident|massacre|killings?|strike)",
    regex.I,
)
#: Verbs behind which a time or place is the happening's own.
_OWN = regex.compile(
    r"\b(?:happened|occurred|took\splace|came|began|started|unfolded|ended|went\soff|hit|struck|targeted|rocked|shook|ripped"
    r"|kill\w*|wound\w*|injur\w*|left|leaving|claimed|carried\sout|reported|committed|launched|dead|died|hurt)\b",
    regex.I,
)
#: What begins another act, or a clause about it.
_ANOTHER_ACT = regex.compile(
    r"\b(?:and|but|is|was|were|are|has|have|had|will|would|who|which|when|while|as|\p{L}{4,}ed|\p{L}{4,}ing)\b", regex.I
)
#: How many characters stand between a happening and its own time or place, at most, where a verb stands between.
_NEAR = 25


def without_asides(scene: Scene) -> Scene | None:
    """Return a scene that points back without the times and places of other acts; None where it has none of them."""
    if scene.form != "incident" or _BARE.fullmatch(scene.words) is None:
        return None
    times = tuple(time for time in scene.times if not _is_aside(scene, time.words))
    places = tuple(place for place in scene.places if not _is_aside(scene, place.words))
    if (times, places) == (scene.times, scene.places):
        return None
    return replace(scene, times=times, places=places)


def _is_aside(scene: Scene, words: str) -> bool:
    """Tell words that another act stands between and the happening, behind it."""
    sentence = scene.telling.sentence
    end = scene.telling.mention.span.end - sentence.span.start
    at = sentence.text.find(words, end)
    if at < 0:
        return False
    between = sentence.text[end:at]
    return len(between) > _NEAR and not _OWN.search(between) and _ANOTHER_ACT.search(between) is not None
