"""The whole of a name of which a part was found: "Weaver" of "South Weaver Street", "Camp" of "Camp Hill".

In: a text and a part of a name in it. Out: where the name begins and ends, or its words. What a street, a park, a
school or a county is called, before or behind a name, belongs to it, and so do a house number, "block of" and the side
of a street. It adds no other word, so that "Norport police" stays Norport.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

_UP = r"(?-i:\p{Lu}[\p{L}\p{M}\p{N}’'\-]*)"
#: What is named behind a name, and what before one.
_STREET = (
    r"(?:Streets?|St|Avenues?|Ave|Av|Roads?|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Highway|Hwy|Parkway|Pkwy|Turnpike|Court|Square|Terrace|Expressway"
    r"|Freeway|Plaza|Circle|Pike|Crescent|Quay)"
)
_THING = (
    r"(?:Township|County|Parish|District|Province|Park|Mall|School|College|University|Hospital|Church|Mosque|Temple|Synagogue|Bank|Hotel|Motel|Inn"
    r"|Apartments?|Center|Centre|Complex|Airport|Station|Market|Bridge|Village|Camp|Base|Barracks|Palace|Stadium|Arena|Club|Lounge|Tavern|Store)"
)
_SIDE = r"(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest|[NSEW]|NE|NW|SE|SW)"
_ROADS = r"(?:Rue|Avenue|Boulevard|Via|Calle|Avenida|Rua|Interstate|Highway|Route)"
_LEADING = rf"(?:Camp|Fort|Port|Mount|Lake|Hotel|Place|Quai|{_ROADS})"
_BEHIND = regex.compile(
    rf"(?:\s(?-i:{_STREET}|{_THING})(?![\p{{L}}\p{{N}}])\.?(?=[\s,;:)’'.]|$))+(?:\s(?-i:{_SIDE})(?![\p{{L}}\p{{N}}’']))?"
)
_SIDE_BEHIND = regex.compile(rf"\s(?-i:{_SIDE})(?![\p{{L}}\p{{N}}’'])(?=[\s,;:.)]|$)")
_ONLY = regex.compile(rf"(?-i:{_STREET}|{_THING})\.?")
_LEADS = regex.compile(rf"(?-i:{_LEADING})")
_NAME_BEHIND = regex.compile(rf"\s{_UP}(?:\s{_UP}){{0,2}}")
_ENDS_IN_STREET = regex.compile(rf"(?-i:{_STREET})\.?(?:\s(?-i:{_SIDE}))?$")
_ROAD = regex.compile(rf"(?-i:{_ROADS})\s")
_NUMBERED = regex.compile(r"(?:the\s\d+[\s\-]block\sof\s|\d{1,5}\s)\p{Lu}", regex.I)
_LEADING_BEFORE = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?-i:{_LEADING})\s$")
#: A word of a name: none that only opens a sentence, no day or month, and nobody's ("Norport's").
_NO_NAME = (
    r"(?-i:The|A|An|In|On|At|Of|From|Near|By|To|And|But|When|Police|Officers|Mr|Ms|Mrs|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January"
    r"|February|April|May|June|July|August|September|October|November|December)"
)
_NAME_BEFORE = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}.’'])(?:(?!{_NO_NAME}\s)(?-i:\p{{Lu}}[\p{{L}}\p{{M}}\p{{N}}\-]*)\s){{1,3}}$"
)
_SIDE_BEFORE = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?-i:{_SIDE})\.?\s$")
_NUMBER_BEFORE = regex.compile(r"(?<![\p{L}\p{N}.,\-])(?:the\s\d+[\s\-]block\sof\s|\d{1,5}\s)$", regex.I)

#: Before an address that is nobody's deed: where somebody lives, or is cared for.
_LIVES = regex.compile(
    r"\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing|ents?)|Hospital|Medical|Clinic|crashed|headquarters)\b[^.;]{0,40}$"
)
_ADDRESS = regex.compile(
    r"(?:\b(?:in|at|near|on|along|outside|inside|to)\s|\b(?:intersection|corner)\sof\s|(?<=[\p{Lu}\d][\p{L}\p{N}.]*)\sand\s)"
    rf"(?P<street>(?:(?:the\s)?\d+[\s\-]block\sof\s|\d{{1,5}}\s)?(?:(?-i:{_SIDE})\.?\s)?"
    rf"(?:(?!{_NO_NAME}\s)(?-i:\p{{Lu}}[\p{{L}}\p{{M}}\p{{N}}\-]*|\d+(?:st|nd|rd|th))\s){{1,3}}"
    rf"(?-i:{_STREET})(?![\p{{L}}\p{{N}}]|\.\s\p{{Lu}}))"
)


def whole_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the name begins and ends that a part of a text belongs to.

    >>> text = "It was in the 900 block of South Weaver Street on Sunday."
    >>> text[slice(*whole_span(text, 33, 39))]
    'the 900 block of South Weaver Street'
    """
    if not text[start:end][:1].isupper() and not text[start:end][:1].isdigit():
        return start, end
    first, last = start, end
    leads = _LEADS.fullmatch(text, start, end) is not None
    if found := (leads and _NAME_BEHIND.match(text, end)) or _BEHIND.match(text, end):
        last = found.end()
    if _ENDS_IN_STREET.search(text, start, last) and (found := _SIDE_BEHIND.match(text, last)):
        last = found.end()
    if last > end and text[last - 1] == ".":
        last -= 1
    if _ONLY.fullmatch(text, start, end) and last == end and (found := _NAME_BEFORE.search(text, 0, start)):
        first = found.start()
    return _begins(text, first, last), last


def whole_name(text: str, words: str) -> str:
    """Return the words of the whole name that words first found in a text belong to.

    >>> whole_name("They raided Camp Hill at dawn.", "Camp")
    'Camp Hill'
    """
    at = text.find(words)
    return text[slice(*whole_span(text, at, at + len(words)))] if at >= 0 else words


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where streets are named in a text behind "in", "at", "near" and the like, with their numbers.

    >>> text = "He was shot at 30 Weaver St, police said."
    >>> [text[start:end] for start, end in addresses(text)]
    ['30 Weaver St']
    """
    for found in _ADDRESS.finditer(text):
        start, end = found.span("street")
        if not _LIVES.search(text, 0, start):
            yield start, whole_span(text, end - len(found["street"].split()[-1]), end)[1]


def is_street(name: str) -> bool:
    """Tell the name of a street, with its word at the end or before it."""
    return " " in name and (_ENDS_IN_STREET.search(name) is not None or _ROAD.match(name) is not None)


def is_named(name: str) -> bool:
    """Tell words that name something: they begin with a capital, or with the number of a house or a block."""
    return name[:1].isupper() or (is_street(name) and _NUMBERED.match(name) is not None)


def _begins(text: str, first: int, last: int) -> int:
    """Return where a name begins whose end is known: at what leads it, the side of its street, or its number."""
    if found := _LEADING_BEFORE.search(text, 0, first):
        return found.start()
    if not _ENDS_IN_STREET.search(text, first, last):
        return first
    if found := _NAME_BEFORE.search(text, 0, first):
        first = found.start()
    if found := _SIDE_BEFORE.search(text, 0, first):
        first = found.start()
    found = _NUMBER_BEFORE.search(text, 0, first)
    return found.start() if found else first
