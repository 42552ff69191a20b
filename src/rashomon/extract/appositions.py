"""Names beside what they are called: "the owner, Aegean Bulk Lines, said", "Border Eye, a local news site, said".

In: words of speakers with the apposition behind them, and how names are read. Out: names. Never looks back in a report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import regex

from rashomon.extract.subjects import phrase_end
from rashomon.records import Name
from rashomon.values.names import read_name

#: A company by what it is to a ship or a site, with its name behind: "The owner, Aegean Bulk Lines, said ...".
_OWNER = regex.compile(
    r"(?:(?:[Tt]he|[Ii]ts)\s)?(?:[\p{L}’'-]+\s){0,3}?(?:owners?|operator|manager|maker|manufacturer|contractor|insurer|"
    r"company|firm|charity|charterer|carrier|shipper),\s(?:\p{L}[\p{L}’'-]*-based\s)?"
    r"(?P<name>(?:\p{Lu}[\p{L}\p{N}.&’'-]*)(?:\s(?:of\s|and\s)?\p{Lu}[\p{L}\p{N}.&’'-]*){1,4}),",
)
#: An apposition that tells a name for that of a medium: "Border Eye, a local news site, said".
_MEDIUM = regex.compile(
    r"(?:an?|the|one)\s(?:[\p{L}’'-]+\s){0,4}?(?:site|website|channel|outlet|newspaper|daily|weekly|magazine|broadcaster|"
    r"agency|station|newswire|blog|paper)(?=$|\s(?:that|which|in|of|on|from|for|with|close|near|run|based|covering|linked)\b)",
    regex.IGNORECASE,
)
#: An office with its body before the name: "Ambassador to the United Nations Ana Lund", "Minister for Trade Ivo Brand".
_OFFICE_OF = regex.compile(
    r"(?P<office>(?:the\s)?(?:[\p{L}.’'-]+\s){0,3}?(?:[Aa]mbassador|[Ee]nvoy|[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Rr]epresentative"
    r"|[Cc]oordinator)\s(?:to|for)\s(?:the\s)?(?:United\sNations|UN|U\.N\.|European\sUnion|EU|African\sUnion|\p{Lu}[\p{L}’'-]+))\s"
    r"(?P<name>\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]+){1,2})"
)
#: One of several, that its name follows: "one such faction, | Saraya al-Hur, | said".
ONE_SUCH = regex.compile(
    r"(?:one|another)\s(?:such\s|other\s)?(?:of\s(?:them|these|those)|(?:\p{Ll}+\s)?(?:faction|group|militia|party|movement|organi[sz]ation|"
    r"gang|cartel|brigade|alliance|network|union))"
    r",\s(?P<name>(?:the\s)?(?-i:\p{Lu})[\p{L}’'\-]*"
    r"(?:\s(?:of\s|for\s)?(?:the\s)?(?:\p{Ll}{2,3}[\-’'])?(?-i:\p{Lu})[\p{L}’'\-]*){0,5}),",
    regex.IGNORECASE,
)
_ARTICLES = ("a ", "an ", "the ", "one ")


def owner_before(text: str) -> tuple[Name, int] | None:
    """Return the company whose role a sentence begins with, and where its name starts; None without one."""
    found = _OWNER.match(text)
    return (Name(found["name"], found["name"], "organisation"), found.start("name")) if found else None


def with_aside(words: str, aside: str, name: Callable[[str], Name]) -> Name:
    """Read the words of a speaker with the apposition behind them; ``name`` reads words as a name."""
    if aside:
        owner = _OWNER.match(f"{words}, {aside},")
        if owner:
            return Name(words, owner["name"], "organisation")
        if one := ONE_SUCH.fullmatch(f"{words}, {aside},"):
            return name(one["name"])
        inner = read_name(aside)
        described = inner.kind == "unnamed" and aside.startswith(_ARTICLES)
        bearer = name(words)
        body = aside.startswith(_ARTICLES) and (inner.kind == "organisation" or _MEDIUM.match(aside))
        if body and bearer.kind in {"person", "unknown"} and not bearer.role:
            return replace(bearer, kind="organisation")
        if inner.kind == "person" or (described and bearer.kind == "person" and not bearer.role):
            return name(f"{words}, {aside}")
    if (named := _OFFICE_OF.fullmatch(words)) is not None:
        return replace(name(f"{named['name']}, {named['office']}"), words=words)
    end = phrase_end(words)
    within = end is not None and not words[end : end + 1].strip(" ,")  # "7-11 manager" has no phrase "7"
    read = name(words[:end] if within else words)
    return read if read.kind != "unnamed" else name(words)
