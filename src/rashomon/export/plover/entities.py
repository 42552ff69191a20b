"""Parties as PLOVER entities: country, sector, name, and who names or denies them.

In: statements whose values are names, or words for who or what was attacked. Out: one object a party. The sector is
that of a known body, or what the name itself shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

import regex

from rashomon.export.values import Row
from rashomon.records import Name, Statement, Wording
from rashomon.values.actors import actor_named
from rashomon.values.names import read_name, same_name
from rashomon.vocabulary import load_vocabulary

#: Kinds of bearer whose sector their words need not show.
_OF_KIND: Mapping[str, str] = {"state": "GOV", "armed group": "REB"}
_UNIDENTIFIED = "UNK"


def entities(statements: Iterable[Statement], *, of_act: bool = False) -> list[Row]:
    """Return the parties that somebody names, each with who names and who denies it, in order of telling.

    A party of an incident that is only denied is none: nobody says that it had a part. The parties of a verbal act
    (``of_act``) have the stance of the act: who denies something is the actor of the denial.
    """
    told: list[tuple[Name, list[Statement]]] = []
    for statement in sorted(statements, key=lambda s: (s.published, s.report_id, s.span, s.id)):
        name = named(statement)
        if name is None:
            continue
        group = next((group for known, group in told if same_name(known, name)), None)
        if group is None:
            told.append((name, [statement]))
        else:
            group.append(statement)
    denied = {statement.id for _, group in told for statement in group if statement.stance == "denies" and not of_act}
    return [_entity(name, group, denied) for name, group in told if any(s.id not in denied for s in group)]


def named(statement: Statement) -> Name | None:
    """Return whom a statement names; None where its value is no name, or words that name no known kind of bearer."""
    value = statement.value
    if isinstance(value, Wording):
        value = read_name(value.words)
        return None if value.kind == "unknown" else value
    return value if isinstance(value, Name) else None


def country_code(code: str) -> str:
    """Return the ISO 3166-1 alpha-3 code for an alpha-2 code, "" for none."""
    return str(load_vocabulary("iso3").get(code, ""))


def sector(name: Name) -> str:
    """Return the PLOVER sector of a name: that of a known body, else what its words show; "" for none.

    "GOV" for a ministry, "UAF" for unknown gunmen.
    """
    known = actor_named(name.canonical)
    if known is not None and known.sector:
        return known.sector
    if name.kind in _OF_KIND:
        return _OF_KIND[name.kind]
    words = f"{name.role} {name.words} {name.canonical}"
    found = next((code for code, pattern in _sectors().items() if pattern.search(words)), "")
    return found or (_UNIDENTIFIED if name.kind == "unnamed" else "")


def voices(statements: Iterable[Statement]) -> list[str]:
    """Return who speaks, each once, in order."""
    return list(dict.fromkeys(s.speaker.canonical or s.speaker.words or s.speaker.kind for s in statements))


def _entity(name: Name, group: Sequence[Statement], denied: Collection[str]) -> Row:
    return {
        "code": country_code(name.country),
        "sector": sector(name),
        "entity_text": name.words,
        "entity_name": name.canonical,
        "office": name.role,
        "told_by": voices(s for s in group if s.id not in denied),
        "denied_by": voices(s for s in group if s.id in denied),
        "statements": [s.id for s in group],
    }


@cache
def _sectors() -> Mapping[str, regex.Pattern[str]]:
    return {
        code: regex.compile(rf"\b(?:{'|'.join(entry['words'])})\b", regex.IGNORECASE)
        for code, entry in load_vocabulary("sectors").items()
    }
