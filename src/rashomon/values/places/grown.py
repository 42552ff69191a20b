"""A name that goes on beyond the part of it that was found: "Sharif" of "Mazar-i-Sharif", "Tungan" of "Tungan Makeri".

In: a sentence and a part of a name in it. Out: where the name begins and ends. A name goes on over hyphens, over words
with capitals behind it and the small words between them ("Santa Rosa del Norte"), and to what somebody's house is
called ("Ann Weaver's house"). In a title, where every word has a capital, only hyphens count. What else may have a
capital behind a place is no part of it: days, bodies ("Norport Police"), what happened there ("the Norport Massacre").
"""

from __future__ import annotations

import regex

from rashomon.values.countries import country_named, country_of_people

_SMALL = r"(?:del?|d[aiou]s?|du|e?l|a[dlnrstz]h?|ul|bin|ibn|ou|y)"
_HYPHENS_BEHIND = regex.compile(r"(?:(?:-\p{Ll}{1,4})*-\p{Lu}[\p{L}\p{M}]*)+")
_HYPHENS_BEFORE = regex.compile(r"(?<![\p{L}\p{N}’'.\-])(?:\p{Lu}[\p{L}\p{M}]*(?:[\s\-]\p{Ll}{1,4})*-)+$")
#: What has a capital behind a place, and is no part of its name.
_APART = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Police|Fire|Sheriff|Department|Government|Army|Navy|Mayor|Governor|Minister|President|Officials?|Post|Times"
    r"|Man|Wom[ae]n|Men|Boy|Girl|Teens?|Massacres?|Shootings?|Attacks?|Bombings?|Blasts?|Battle|War|Siege|Killings?|Murders?|Conflict"
    r"|Crisis|Home|House|According|The|A|An|In|On|At|Of|And|But|He|She|It|They|After|When|While|As|By|For|From|With|Is|Was)"
)
_WORD = rf"(?!{_APART}\b)\p{{Lu}}[\p{{L}}\p{{M}}’'\-]*\p{{Ll}}"
_GOES_ON = regex.compile(rf"(?:(?:\s{_SMALL})?[\s\-]{_WORD}(?![\p{{L}}\p{{N}}’'])){{1,3}}")
_ENDS_SMALL = regex.compile(rf"\s{_SMALL}$")
#: A first word of a name of two, behind what leads to a place: "in Sayyida | Zainab".
_FIRST = regex.compile(
    rf"\b(?:in|at|near|outside|of|from)\s(?P<word>(?!{_APART}\b)\p{{Lu}}[\p{{L}}\p{{M}}]*\p{{Ll}})\s$"
)
_HOUSE = regex.compile(
    r"[’']s\s(?:(?:\p{Ll}+\s)?(?:house|home|apartment|flat|farm|shop|store|office|compound|residence|restaurant|bar|café|cafe))\b"
)
#: Longer words of a text of which most have capitals make it a title.
_LONG = regex.compile(r"\b\p{L}{4,}")
_MOST = 0.5


def grown(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the name begins and ends in a sentence that a part of it belongs to.

    >>> text = "Eight people were killed in Mazar-i-Sharif when a bomb went off."
    >>> text[slice(*grown(text, 36, 42))]
    'Mazar-i-Sharif'
    """
    first, last = start, end
    if found := _HYPHENS_BEFORE.search(text, 0, start):
        first = found.start()
    if found := _HYPHENS_BEHIND.match(text, end):
        last = found.end()
    if _is_title(text):
        return first, last
    if small := _ENDS_SMALL.search(text, first, last):
        last = small.start()
    if found := _GOES_ON.match(text, last):
        last = found.end()
    elif small:
        last = end
    if found := _HOUSE.match(text, last):
        last = found.end()
    found = _FIRST.search(text, 0, first)
    if found and not country_of_people(found["word"]) and not country_named(found["word"]):
        first = found.start("word")
    return first, last


def _is_title(text: str) -> bool:
    words: list[str] = _LONG.findall(text)
    return sum(word[0].isupper() for word in words) > _MOST * len(words)
