"""Incidents that the words tell apart from the one told of so far: "another blast", "Separately, ...", "It came after".

In: a scene, and the groups of the report so far. Out: whether the scene opens an incident of its own, beside which one
it is told, and which group was only told for when the news came. Never looks at a kind, a day or a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from rashomon.extract.groups import Group, Scene
from rashomon.extract.lapses import CAME, POINTS_BACK, is_beside_known, long_after
from rashomon.extract.other_acts import ANSWERED
from rashomon.rules import compiled_with
from rashomon.vocabulary import load_vocabulary

#: Words before a noun that make it another incident than the one told of so far.
_OTHER = regex.compile(
    r"(?:(?:an?|the)\s)?(?:another|earlier|previous|similar|separate|last\s(?:year|month|week)[’']s"
    r"|(?:two|three|four|five|several|\d+)\s(?:other|more|further|separate)\s(?:\p{L}+\s){0,2}?\p{L}+s"
    r"|second(?!\s(?:engineer|officer|lieutenant|mate|secretary|cook|in\scommand)\b))\b",
    regex.I,
)
#: "the second blast", whose article may stand before the words of the telling.
_ORDINAL = regex.compile(r"the\ssecond\b", regex.I)
_ARTICLE = regex.compile(r"\bthe\s$", regex.I)
_SEVERAL = regex.compile(r"\b(?:two|twin|double|three|several|pair\sof|series\sof)\b", regex.I)
#: Words before "another attack" that make it the same one after all.
_SAME_AFTER_ALL = regex.compile(r"\b(?:marking|in|as|was|is|became|becoming|the latest in)\s(?:yet\s)?$", regex.I)
#: Between two happenings of a sentence that are two: "the raid came hours after an ambush", "were behind an ambush".
_AFTER_ANOTHER = regex.compile(
    rf"\b{CAME}\s(?:[^.,;:]{{0,30}}?\s)?(?:after|before)\s$"
    r"|\b(?:came|comes|coming)\s(?:[^.,;:]{0,30}?\s)?as\s$|\b(?:follows|followed|preceded|preceded\sby|followed\sby)\s$",
    regex.I,
)
#: Before a killing that another deed of the sentence came of: "rioters attacked a bank after | the killing of a boy".
_CAME_OF = regex.compile(r"\b(?:after|following|over|against|since|sparked\sby|in\sprotest\sat)\s$", regex.I)
_KILLING_OF = regex.compile(
    r"^the\s(?:\p{L}+\s){0,2}?(?:killing|murder|slaying|lynching|shooting|assassination)\sof\b", regex.I
)
#: Before what is only remembered: "the anniversary of | the drone strike"; "of the attack" is the one told of.
_ANNIVERSARY = regex.compile(r"\banniversar(?:y|ies)\sof\s$", regex.I)
_BARE = regex.compile(r"(?:the|this|that)\s\p{L}+", regex.I)
_BEHIND_ANOTHER = regex.compile(r"\bbehind\s$", regex.I)
#: How a sentence begins that turns to another incident: "Separately, ", "In another incident, ", "On Monday, too, ".
_ELSEWHERE = regex.compile(
    r"(?:(?:and|but)\s)?(?:separately|elsewhere|meanwhile)(?:\s(?:on|in|near|at)\s[^,.;:]{2,40})?,?\s"
    r"|in\s(?:an?\s(?:separate|different|unrelated|second|third)|another)\s(?:\p{L}+\s)?"
    r"(?:incident|attack|development|case|shooting|bombing|raid|assault)\b"
    r"|(?:on|in|at)\s[^,.;:]{2,40},\stoo,\s",
    regex.I,
)
#: Before an incident that another one, called "it", came before or after: "It came a day after a raid killed nine".
_IT_CAME = regex.compile(
    rf"^(?:it|the\s\p{{L}}+|this)\s{CAME}\s[^.,;:]{{0,40}}?(?:(?:after|before)\s)?$",
    regex.I,
)
#: Whoever came killed those who did it: "police shot dead the driver". What the report tells next is of their deed.
_PUT_DOWN = regex.compile(
    r"\b(?:shot|killed|gunned|neutrali[sz]ed)\s(?:dead\s|down\s|and\skilled\s)?(?:the|both|all)\s(?:\p{L}+\s){0,2}?"
    r"(?:drivers?|attackers?|gunm[ae]n|bombers?|assailants?|shooters?|suspects?|assassins?|knifem[ae]n|terrorists?)\b",
    regex.I,
)
#: Before one of several that are told of beside the news: "a string of attacks, including | a raid".
_ONE_OF_LIST = regex.compile(
    r"\b(?:attacks|bombings|raids|shootings|killings|incidents|assaults|blasts|kidnappings|abductions|strikes|ambushes)\b[^.;:]{0,60}?,?\s"
    r"(?:including|such\sas|among\sthem|most\snotably)\s[^.;:,]{0,60}$",
    regex.I,
)
#: From who did it to the verb of an earlier deed: "the Red Front had previously | attacked".
_PREVIOUSLY = regex.compile(r"\bpreviously\s(?=\p{L}+ed\b|shot\b|struck\b|hit\b|blew\b|overran\b)", regex.I)
#: Behind what was done before the news: "killed dozens of farmers | in earlier raids".
_IN_EARLIER = regex.compile(
    r"[^.;:,]{0,60}?\sin\s(?:earlier|previous|past)\s(?:[\p{L}\-]+\s){0,2}?"
    r"(?:attacks|bombings|raids|shootings|assaults|blasts|strikes|ambushes|clashes|incidents)\b",
    regex.I,
)
_INDEFINITE = regex.compile(r"^an?\b", regex.I)


def opens_another(scene: Scene, recent: Sequence[Group]) -> bool:
    """Tell a scene whose words say that it is another incident than those told of so far."""
    other = scene.form == "incident" and (
        _is_other(scene) or _is_remembered(scene) or _turns_elsewhere(scene, recent) or is_beside_known(scene, recent)
    )
    return other and not _is_of_several(scene, recent)


def told_beside(scene: Scene, recent: Sequence[Group]) -> Group | None:
    """Return the incident of the same sentence that a scene is told to have come before or after; None without one.

    What is answered is not the incident told of last either: "They called it revenge for air strikes".
    """
    after = _AFTER_ANOTHER.search(scene.before) is not None
    answered = ANSWERED.search(scene.before) is not None
    behind = _INDEFINITE.match(scene.words) is not None and _BEHIND_ANOTHER.search(scene.before) is not None
    here = _last_here(scene, recent)
    if scene.form != "incident" or not (after or answered or behind or _is_cause(scene) or long_after(scene, here)):
        return None
    told = (group for group in recent if group.form == "incident")
    return next(told, None) if here is None and answered else here


def _last_here(scene: Scene, recent: Sequence[Group]) -> Group | None:
    """Return the incident last told of in the sentence of a scene."""
    here = scene.telling.sentence.index
    told = (g for g in recent if g.form == "incident" and g.scenes[-1].telling.sentence.index == here)
    return next(told, None)


def behind_asides(recent: list[Group], scene: Scene) -> list[Group]:
    """Return the groups, the last told of first, but last what an earlier sentence told only for when the news came.

    So too what it told as answered, and the end of those who did it: "police shot dead the driver. Rebels claimed it".
    """
    if not recent:
        return recent
    told = {one.telling.sentence.index for one in recent[0].scenes}
    aside = any(
        _is_aside(one) or _is_remembered(one) or ANSWERED.search(one.before) or _is_cause(one) or puts_down(one.words)
        for one in recent[0].scenes
    )
    return [*recent[1:], recent[0]] if aside and len(told) == 1 and scene.telling.sentence.index not in told else recent


def is_called_another(words: str) -> bool:
    """Tell words of a telling that make it another one: "another raid", "two other shootings"."""
    return _OTHER.match(words) is not None and _of_person().match(words) is None


def puts_down(words: str) -> bool:
    """Tell words that tell how whoever came killed those who did it.

    >>> puts_down("police shot dead the driver"), puts_down("police shot dead a driver")
    (True, False)
    """
    return _PUT_DOWN.search(words) is not None


def _is_other(scene: Scene) -> bool:
    if scene.is_another is not None:
        return scene.is_another
    other = is_called_another(scene.words) or _is_aside(scene) or _is_listed(scene) or _is_earlier(scene)
    return other and not _SAME_AFTER_ALL.search(scene.before)


def _is_earlier(scene: Scene) -> bool:
    """Tell what was done before the news, by an adverb or by what it was done in."""
    sentence, end = scene.telling.sentence, scene.telling.mention.span.end
    if POINTS_BACK.match(scene.words) and not _PREVIOUSLY.search(scene.words):
        return False
    return bool(_PREVIOUSLY.search(scene.words) or _IN_EARLIER.match(sentence.text, end - sentence.span.start))


def _is_listed(scene: Scene) -> bool:
    """Tell one of several that are told of beside the news, which is not pointed back to."""
    return _ONE_OF_LIST.search(scene.before) is not None and POINTS_BACK.match(scene.words) is None


@cache
def _of_person() -> regex.Pattern[str]:
    """Words for one more person, who may be of the same incident: "another teenager", "the second was shot"."""
    return compiled_with(
        r"(?i)(?:(?:an?|the)\s)?(?:another|second)\s(?:(?:[\p{L}\d-]+\s)?\L<one>(?![\p{L}-])|(?:was|were|had|is)\b)",
        one=load_vocabulary("persons")["one"],
    )


def _is_aside(scene: Scene) -> bool:
    """Tell what is told only for when the news came: "It came a day after a raid"; "the attack" stays with the news."""
    return _INDEFINITE.match(scene.words) is not None and _IT_CAME.search(scene.before) is not None


def _is_cause(scene: Scene) -> bool:
    """Tell a killing that another deed of its sentence came of: "rioters attacked a bank after | the killing of"."""
    return _KILLING_OF.match(scene.words) is not None and _CAME_OF.search(scene.before) is not None


def _is_remembered(scene: Scene) -> bool:
    """Tell what has an anniversary, and is named by more than "the attack"."""
    return _ANNIVERSARY.search(scene.before) is not None and _BARE.fullmatch(scene.words) is None


def _turns_elsewhere(scene: Scene, recent: Sequence[Group]) -> bool:
    """Tell the first incident of a sentence that turns to another one: "Separately, masked men attacked a bank"."""
    sentence = scene.telling.sentence
    if POINTS_BACK.match(scene.words) or not _ELSEWHERE.match(sentence.text):
        return False
    told = (one.telling.sentence.index for group in recent if group.form == "incident" for one in group.scenes)
    return sentence.index not in told


def _is_of_several(scene: Scene, recent: Sequence[Group]) -> bool:
    """Tell the second of those that were told together before: "two bombs went off ... the second blast"."""
    second = _ORDINAL.match(f"the {scene.words}" if _ARTICLE.search(scene.before) else scene.words) is not None
    return second and any(_SEVERAL.search(other.words) for group in recent if group.happened for other in group.scenes)
