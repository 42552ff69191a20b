"""A fill for who did it that the words round it speak against: whoever is fought, is to fight, or was hit.

Neither is it whoever made what somebody fires ("the rebels fired a Norlandic rocket"), who backs those who did it
("militias backed by Norland"), or who only tells of it.

In: a fill with the place it stands at, and who was hit as the rules read it. Out: whether the words speak against it.
Nothing is taken away: such a fill is kept with a chance too low to be weighed any more, and so is told of no incident.
"""

from __future__ import annotations

from collections.abc import Collection

import regex

from rashomon.extract.doers import names_no_doer

#: The chance of a fill that the words speak against: right below that from which fills are weighed (``likely.LEAST``).
DOUBTED = 0.29
_REACH = 60
#: Right before whoever is fought, followed, held back or talked to: "loyal to", "the war on the", "clashed with".
_OBJECT = regex.compile(
    r"\b(?:loyal(?:ty)?\sto|allegiance\sto|pressure\son|prevent(?:s|ing|ed)?|bar(?:s|ring|red)?|stop(?:s|ping|ped)?|fight(?:s|ing)?|fought"
    r"|combat(?:s|ing|ed)?|defeat(?:s|ing|ed)?|(?:war|attacks?|offensive|operations?|struggle|raids?|strikes?|fight)\s(?:on|against|with)"
    r"|collaborat\p{L}+\swith|clash(?:es|ed)?\swith|(?:death|killing|capture|release)s?[”\"’]?\sof|(?:talks|dialogue|peace)\swith"
    r"|negotiat\p{L}+\swith|dressed\sas|pos(?:ed|ing)\sas|disguised\sas)"
    r"\s(?:(?:the|an?|two|three|several|some|many|presumed|alleged|\d+)\s)*$",
    regex.I,
)
#: Right behind whoever is to act, or is told of for another reason: "the government | to fight".
_SUBJECT = regex.compile(
    r"^[”\"’']?\s(?:to\s(?:fight|combat|defeat|stop|respond|investigate|prevent)|from\s(?:buying|getting|entering))\b",
    regex.I,
)

#: Round whoever stands behind those who did it, and did not do it for that: "militias backed by | Norland",
#: "Norland | -aligned factions"; or runs what was hit: "a mill run by | Norland".
_BACKS = regex.compile(
    r"\b(?:(?:backed|supported|sponsored|funded|financed|armed|equipped|trained|supplied|directed|run|owned|operated|manned|guarded)\sby|(?:linked|allied|aligned|affiliated|tied"
    r"|close|ties|links)\s(?:to|with))\s(?:the\s)?$",
    regex.I,
)
_BACKED = regex.compile(
    r"^-(?:backed|supported|sponsored|funded|financed|armed|trained|supplied|linked|allied|aligned|affiliated)\b",
    regex.I,
)
#: Right behind the name of a state or a group that is part of that of an office: "the Norlandic | interior ministry
#: said", "the Red Column | 's leader said".
_OFFICE = regex.compile(
    r"^[’']s\s(?:\p{Ll}+\s){0,2}(?:leader|chief|head|spokes(?:man|woman|person)|minister|ministry|president|envoy|ambassador)(?:,[^,;.]{3,60},)?\s"
    r"(?:said|says|told|added|vowed|warned|denied|condemned|called)\b|^\s(?:(?:foreign|interior|defen[cs]e|health|justice|information|oil|prime|state|deputy|home|finance|energy|security|external|affairs)"
    r"\s){0,2}(?:ministr(?:y|ies)|ministers?|embassy|embassies|consulate|ambassador|envoy|media|television|radio"
    r"|news\sagency)\b"
)
#: Right behind whoever only tells of it or blames others for it: "the coalition | gave a lower figure".
_TELLS = regex.compile(
    r"^[”\"’']?\s(?:(?:ha[sd]|have|had|also|later)\s){0,2}(?:(?:gave|put|raised|revised|lowered|reported)\s(?:an?\s|the\s|its\s|their\s|no\s)?"
    r"(?:[\p{L}\-]+\s){0,2}?(?:figures?|tolls?|counts?|numbers?|details|estimates?)|condemn(?:s|ed)|denounced|deplored|blame[sd]|accuse[sd]"
    r"|(?:offered|expressed|sent)\s(?:its\s|their\s|his\s|her\s)?(?:condolences|sympath(?:y|ies)|help|support)"
    r"|(?:is|are|was|were)\sinvestigating)\b",
    regex.I,
)
#: Right behind whoever only threatens, plans or keeps silent: "the rebels | have threatened to bomb the city"; or of
#: whom claims are told ("Norlandic | claims that").
_NOT_YET = regex.compile(
    r"^(?:,\s(?:who|which)\s[^,;.]{0,40}\b(?:similar|past|often|previous(?:ly)?|before|usually|regularly)\b[^,;.]{0,30},)?"
    r"[”\"’']?\s(?:(?:ha[sd]|have|had|also|later|again|repeatedly)\s){0,2}(?:"
    r"(?:threaten(?:s|ed)|vow(?:s|ed)|pledge[sd]|promise[sd]|warn(?:s|ed)|plan(?:s|ned)?|intend(?:s|ed)?)"
    r"\s(?:to|that|more|further|new|another|revenge|retaliation"
    r"|an?\s(?:\p{L}+\s){0,2}(?:attacks?|strikes?|response|reply|answer|revenge|retaliation|blow))"
    r"|(?:said|says|say|announced)\s(?:that\s)?(?:it|they|he|she|we)\s(?:would|will|could|may|might)"
    r"|(?:said|says|warned)\s(?:that\s)?(?:more|further|new|other)\s[^.,;]{2,40}\s(?:would|will)"
    r"|(?:not|n[’']t|did\snot|didn[’']t)\s(?:\p{L}+ly\s)?(?:comment|claim|respond|sa(?:y|id)|repl)|(?:declin|refus)ed\sto"
    r"|(?:lodged|filed)\s(?:an?\s)?(?:\p{L}+\s){0,2}(?:protest|complaint)"
    r"|(?:claims|allegations|accusations|suggestions|assertions|charges|reports|statements)\s(?:that|about|of))\b",
    regex.I,
)
#: Right before whose make a weapon is that somebody uses, and right behind it: "fired several | Norlandic | rockets".
_USES = regex.compile(
    r"\b(?:fir(?:e|es|ed|ing)|launch(?:es|ed|ing)?|us(?:e|es|ed|ing)|carr(?:y|ies|ied|ying)|(?:armed|equipped)\swith|with|dropped|wielding)"
    r"\s(?:(?:an?|the|several|some|many|two|three|four|five|six|\d+|dozens\sof|modern|old|new)\s)*$",
    regex.I,
)
_WEAPON = regex.compile(
    r"^(?:\s[\p{L}\-]+){0,2}?\s(?:rockets?|missiles?|drones?|mortars?|shells?|bombs?|grenades?|rifles?|guns?|weapons?|explosives|pistols?"
    r"|torpedo(?:es)?|mines?)\b|^-(?:made|built|supplied|designed|style|type|era)\b",
    regex.I,
)


def speaks_against(text: str, span: tuple[int, int], hit: Collection[str]) -> bool:
    """Tell whether the words round a fill, or who was hit, speak against that it did it.

    ``hit`` are names of those killed, wounded or taken, in lower case, as the rules read them.

    >>> speaks_against("They fought the Red Column in May.", (16, 26), ())
    True
    >>> speaks_against("Ivo Brand was shot", (0, 9), {"ivo brand"}), speaks_against("Ivo Brand was shot", (0, 9), ())
    (True, False)
    >>> speaks_against("The rebels have threatened to bomb the city.", (0, 10), ())
    True
    >>> text = "The rebels fired a Norlandic rocket. The coalition gave a lower figure."
    >>> [speaks_against(text, span, ()) for span in ((19, 28), (0, 10), (37, 50))]
    [True, False, True]
    """
    start, end = span
    words = " ".join(text[start:end].split())
    if names_no_doer(words) or words.lower() in hit:
        return True
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if (_USES.search(before) and _WEAPON.match(behind)) or _BACKS.search(before) or _BACKED.match(behind):
        return True
    return bool(_OBJECT.search(before) or any(found.match(behind) for found in (_SUBJECT, _OFFICE, _TELLS, _NOT_YET)))
