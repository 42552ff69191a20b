"""Whose make a weapon is, where somebody else is told to have used it: "a Norlandic drone hit the ship".

In: a reading. Out: its statements. Who is named right before one weapon alone ("an Iranian drone") is kept as who did
it with a chance below one half, and so is told of no incident, where its incident is told or claimed to be another's
doing. Where nobody else is told of, whose weapon it is says who fired it. Nothing is taken away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from rashomon.pipeline.doubted import DOUBTED
from rashomon.records import HAPPENED, Name, Reading, Statement

_ONE = regex.compile(r"\ban?\s$", regex.I)
_MADE = regex.compile(
    r"\s(?:[\p{L}\-]+\s){0,2}?(?:rocket|missile|drone|mortar|shell|bomb|grenade|torpedo|mine)\b", regex.I
)
#: What says who did it.
_WHO = frozenset({"perpetrator", "responsibility"})


def with_makes(reading: Reading) -> Iterator[Statement]:
    """Yield the statements of a reading, with those doubted that only name whose make a weapon is."""
    doers = [(one.account_id, one.value) for one in reading.statements if _tells_who(one)]
    for one in reading.statements:
        if _is_a_make(one, reading.report.text) and any(
            account == one.account_id and _is_another(name, one.value) for account, name in doers
        ):
            yield replace(one, score=min(one.score, DOUBTED))
        else:
            yield one


def _tells_who(one: Statement) -> bool:
    return one.field in _WHO and one.stance in HAPPENED and one.score > DOUBTED


def _is_a_make(one: Statement, text: str) -> bool:
    """Tell a name that stands between "a" and a weapon."""
    if one.field != "perpetrator" or not isinstance(one.value, Name):
        return False
    sentence, words = text[one.span.start : one.span.end], regex.escape(one.value.words)
    return any(
        _ONE.search(sentence, max(0, found.start() - 4), found.start()) and _MADE.match(sentence, found.end())
        for found in regex.finditer(rf"(?<![\p{{L}}\-]){words}(?![\p{{L}}\-])", sentence)
    )


def _is_another(name: object, maker: object) -> bool:
    """Tell a name of somebody else, who is no body of the maker's country."""
    if not isinstance(name, Name) or not isinstance(maker, Name) or name.words in maker.words:
        return False
    country = maker.country or None
    return name.canonical.lower() != maker.canonical.lower() and name.country != country
