"""Parts of one attack told one by one: a bomb at the gate, and gunmen; a ship that was boarded, and shots at its crew.

In: a scene and a group told of before. Out: whether the scene is a part of that attack, though its kind is of another
family. The words must say so: both in one sentence, or in the next ones those who did it, the site that was told of, or
somebody on board. Never looks at a day or a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from rashomon.extract.groups import WHOLE, Group, Scene
from rashomon.vocabulary import kinds, load_vocabulary

#: Before what comes at once with, before or after what the sentence told: not "two days after".
_THEN = regex.compile(
    r"(?<!\b(?:minutes?|hours?|days?|weeks?|months?|years?)\s)\b(?:then|before|after|as|while|when|followed\sby)"
    r"(?:\san?|\sthe|\s(?:other|more))?\s$",
    regex.I,
)
#: Before a second verb of the subject whose first verb told another part of the attack: "boarded a ship | and | shot".
_AND = regex.compile(r"(?<!,)\sand\s(?:then\s|later\s)?$", regex.I)
#: Families of kinds that make up one attack at one place: a bomb at the gate, and gunmen.
_AT_HAND = frozenset({"blast", "guns", "hand"})
#: How a sentence begins that goes on with those who did it.
_THEY = regex.compile(
    r"^(?:they|he|(?:the|both|all|two|three|several|some)\s(?:of\s(?:the|them)\s)?(?:[\p{L}\-]+\s)?(?:pirates|gunmen|men|attackers|hijackers|raiders|militants|assailants))\b",
    regex.I,
)
#: So many sentences behind the last telling a part of the attack is told at most. Set by hand.
_NEAR = 2
_DOERS = r"(?:pirates|gunm[ae]n|attackers?|hijackers?|raiders|militants|assailants?|bombers?|knifem[ae]n|fighters)"
#: How a sentence begins that goes on with those who did it, by what they are: "The attackers then | opened fire".
_THE_DOERS = regex.compile(
    rf"^(?:the|both|one\sof\sthe|two\sof\sthe|all\sthe|other)\s(?:[\p{{L}}\-]+\s)?{_DOERS}\b", regex.I
)
#: Somebody who is on board as the one who was hit.
_ON_BOARD = regex.compile(
    r"^(?:the|(?:one|two|three|four|several)\s(?:of\sthe\s)?)\s?(?:[\p{L}\-]+\s){0,2}?(?:engineers?|officers?|captain|master|skipper|mates?|cook|crew(?:\sm[ae]mbers?|m[ae]n)?"
    r"|sailors?|seam[ae]n|seafarers?|pilots?|passengers?|guards?|helmsm[ae]n|fisherm[ae]n|steward(?:ess)?(?:es)?)\b",
    regex.I,
)
_CRAFT = regex.compile(
    r"\b(?:ships?|tankers?|carriers?|vessels?|boats?|ferry|ferries|trawlers?|dhows?|yachts?|freighters?|tugs?|planes?|airliners?)\b",
    regex.I,
)
#: What gunmen storm behind "and" in the sentence that told of a bomb: "exploded at the gate and gunmen stormed | it".
_IT = regex.compile(r"\b(?:it|inside|the\s(?:building|compound|site|area|complex))\W*$", regex.I)


def goes_with(scene: Scene, candidate: Group) -> bool:
    """Tell a scene that is a part of an attack told of before: "a bomb went off before gunmen stormed it"."""
    last = candidate.scenes[-1]
    if _is_near(scene, last) and _families(scene, *candidate.scenes) <= _AT_HAND and _goes_on_near(scene, candidate):
        return True
    if last.kind in WHOLE and _goes_on_next(scene, last):
        return True
    if last.telling.sentence.index != scene.telling.sentence.index:
        return False
    families = _families(scene, last)
    if families <= _AT_HAND and _AND.search(scene.before) and not scene.places and _IT.search(scene.words):
        return True
    goes_on = last.kind in WHOLE and scene.actor is None and _AND.search(scene.before) is not None
    return families <= _AT_HAND and (goes_on or (last.kind not in WHOLE and _THEN.search(scene.before) is not None))


def _goes_on_next(scene: Scene, last: Scene) -> bool:
    """Tell what those who boarded a ship did on it, told in the next sentence: "They opened fire on the crew"."""
    after = scene.telling.sentence.index - last.telling.sentence.index
    hand = str(kinds()[scene.kind]["family"]) in _AT_HAND
    return after == 1 and hand and not scene.times and _THEY.search(f"{scene.before}{scene.words}") is not None


def has_parts(group: Group) -> bool:
    """Tell a group that was told in parts of several families: what is told again is one of them."""
    return len(_families(*group.scenes)) > 1 and _families(*group.scenes) <= _AT_HAND


def kinds_compatible(one: str, other: str) -> bool:
    """Tell whether two kinds can be tellings of one incident: the same family, or one that leaves it open."""
    families = {str(kinds()[one]["family"]), str(kinds()[other]["family"])}
    return len(families) == 1 or "any" in families


def _families(*scenes: Scene) -> frozenset[str]:
    families = (str(kinds()[one.kind]["family"]) for one in scenes if not _is_of_all(one))
    return frozenset(family for family in families if family != "any")


def _is_of_all(scene: Scene) -> bool:
    """Tell a ship or the like that was boarded, or some of whose people were taken: shots at others on it are parts."""
    return scene.kind in WHOLE or (scene.kind == "abduction" and _CRAFT.search(scene.words) is not None)


def _is_near(scene: Scene, last: Scene) -> bool:
    """Tell a scene of this sentence or one of the next, without a time of its own."""
    return 0 <= scene.telling.sentence.index - last.telling.sentence.index <= _NEAR and not scene.times


def _goes_on_near(scene: Scene, candidate: Group) -> bool:
    begins = f"{scene.before}{scene.words}"
    if any(map(_is_of_all, candidate.scenes)):
        return _ON_BOARD.search(scene.words) is not None
    if candidate.scenes[-1].telling.sentence.index == scene.telling.sentence.index:
        return False
    return _THE_DOERS.search(begins) is not None or _is_at_the_site(scene, candidate)


def _is_at_the_site(scene: Scene, candidate: Group) -> bool:
    """Tell a scene at the site that was hit, named again: "a bomb in a mosque ... gunmen shot guards at the mosque"."""
    told = " ".join(one.words for one in candidate.scenes)
    return any(site.search(told) and again.search(scene.telling.sentence.text) for site, again in _sites())


@cache
def _sites() -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    return tuple(_site_patterns())


def _site_patterns() -> Iterator[tuple[regex.Pattern[str], regex.Pattern[str]]]:
    """Yield for each kind of site what names it, and by what a later sentence names the same one."""
    for entry in load_vocabulary("sites").values():
        named, again = ("|".join(map(regex.escape, entry[key])) for key in ("words", "anaphors"))
        yield (
            regex.compile(rf"(?<![\p{{L}}\-])(?:{named})(?![\p{{L}}\-])", regex.I),
            regex.compile(rf"\bthe\s(?:{again})(?![\p{{L}}\-])", regex.I),
        )
