"""A fill for who did it that the words round it speak against: whoever is fought, is to fight, or was hit.

In: a fill with the place it stands at, and who was hit as the rules read it. Out: whether the words speak against it.
Nothing is taken away: such a fill is kept with a chance below one half, and so is told of no incident.
"""

from __future__ import annotations

from collections.abc import Collection

import regex

from rashomon.extract.doers import names_no_doer

#: The chance of a fill that the words speak against: right below the one from which it is told of an incident.
DOUBTED = 0.49
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


def speaks_against(text: str, span: tuple[int, int], hit: Collection[str]) -> bool:
    """Tell whether the words round a fill, or who was hit, speak against that it did it.

    ``hit`` are names of those killed, wounded or taken, in lower case, as the rules read them.

    >>> speaks_against("They fought the Red Column in May.", (16, 26), ())
    True
    >>> speaks_against("Ivo Brand was shot", (0, 9), {"ivo brand"}), speaks_against("Ivo Brand was shot", (0, 9), ())
    (True, False)
    """
    start, end = span
    words = " ".join(text[start:end].split())
    if names_no_doer(words) or words.lower() in hit:
        return True
    return bool(_OBJECT.search(text[max(0, start - _REACH) : start]) or _SUBJECT.match(text[end : end + _REACH]))
