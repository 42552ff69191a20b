"""Whose words a document is: a statement, a post, a video, a channel.

In: the words of a noun phrase. Out: the words that name its author, "" when they name none. It reads no names.
"""

from __future__ import annotations

from functools import lru_cache

import regex

_DOCUMENT = (
    r"(?:statement|communiqu[eé]|post|tweet|message|letter|note|report|announcement|bulletin|press\srelease|release|"
    r"video|recording|leaflet|notice|briefing|account|posting|dispatch|memo|assessment|"
    r"tally|count|database|dataset|survey|list)"
)
_DAY = r"(?:today|yesterday|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s"
_ISSUED = r"(?:issued|posted|published|released|shared|uploaded|signed|written|put\sout|circulated|sent|sent\sout)"
#: "a statement from the army", "a post on X by the brigade"; who carries a statement of others is not its author.
_BY = regex.compile(
    rf"(?:{{first}})?(?:\p{{L}}+\s){{0,4}}{_DOCUMENT}s?\s(?:{_DAY})?(?:(?:on|in|to)\s[^,]+?\s)?(?:{_ISSUED}\s(?:(?:on\s)?\p{{L}}+\s)?)?"
    r"(?:by|from)\s(?P<author>.+)".replace("{first}", r"an?\s|the\s|one\s|its\s"),
    regex.IGNORECASE,
)
#: "the army's statement", "an army statement", "the brigade's Telegram channel".
_OF_OWNER = regex.compile(
    rf"(?P<author>.+?)[’'](?:s)?\s(?:[\p{{L}}\-]+\s){{0,3}}?(?:{_DOCUMENT}|channel|account|page|website|feed|site)s?",
    regex.IGNORECASE,
)
_COMPOUND = regex.compile(
    rf"(?:an?\s|the\s|one\s)?(?P<author>(?!(?:an?|the|one)\s).+?)(?<!\band)(?<!\bor)\s{_DOCUMENT}s?", regex.IGNORECASE
)
#: "a post on the brigade's channel".
_ON_CHANNEL = regex.compile(
    rf"(?:an?\s|the\s)?(?:\p{{L}}+\s){{0,3}}{_DOCUMENT}s?\s(?:\p{{L}}+\s)?on\s(?P<author>.+?)[’']s?\s"
    r"(?:[\p{L}\-]+\s){0,3}?(?:channel|account|page|website|feed|site|app)",
    regex.IGNORECASE,
)
#: Documents told of before: "the statement said", "its message read".
TOLD_BEFORE = regex.compile(rf"(?:the|that|this|its|their)\s(?:\p{{L}}+\s)?{_DOCUMENT}", regex.IGNORECASE)
_CARRIED = regex.compile(r"\s(?:carried|broadcast|aired|cited|quoted|seen|obtained|reviewed|read)\b", regex.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def author_of(words: str) -> str:
    """Return whose statement, post, video or channel the words name: "the army" of "a statement from the army"."""
    bare = _CARRIED.split(words, 1)[0]
    for pattern in (_BY, _ON_CHANNEL, _OF_OWNER, _COMPOUND):
        found = pattern.fullmatch(bare)
        if found:
            return str(found["author"]).strip()
    return ""
