"""Who is told of by name or description: how many persons they are, and what each can be known again by.

In: parts of a count told of one by one. Out: how many they are, each counted once. Never adds a number told outright.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.values.numbers import read_number
from rashomon.values.quantities.parts import Part

_AGE = regex.compile(
    r"\b(\d{1,3}|[a-z]+)[\s\-](?:(?:year|month|week|day)s?[\s\-]old|yo\b)|(?:,\s|\(|\bage\s|\baged\s)(?:age\s|aged\s)?(\d{1,3})\b",
    regex.I,
)
_NO_NAME = (
    r"(?!(?:Year|Old|Boys?|Girls?|Man|Woman|Teen|Officer|Deputy|Child|Victim|Suspect|Student|Driver|Staff|Member)\b)"
)
_NAME = regex.compile(
    rf"(?<![\p{{L}}\-]){_NO_NAME}(?P<first>\p{{Lu}}[\p{{L}}’'\-]+)(?:\s(?:\p{{Lu}}\.|[\"“‘'(]\w+[\"”’')]|\p{{Lu}}[\p{{L}}’'\-]+|de|van|bin|al))*?"
    rf"\s{_NO_NAME}(?P<last>\p{{Lu}}[\p{{L}}’'\-]+)(?:,?\s(?:Jr|Sr|II|III)\b\.?)?(?=$|,|\s\(|\sage)"
)
_SURNAME = regex.compile(r"^(?P<last>\p{Lu}[\p{L}’'\-]+)(?:,|$)")


def persons(parts: Sequence[Part]) -> int:
    """Count the persons told of one by one: once by name, by age, or by being "another" or "a third"."""
    names: dict[tuple[str, str], str] = {}
    ages, bare, others, ordinal = list[str](), 0, 0, 0
    for part in parts:
        age = age_of(part.words)
        name = full_name(part.words)
        surname = _SURNAME.match(part.words)
        ordinal = max(ordinal, part.ordinal if part.statement.field == "killed" else 0)
        if part.is_other:
            beside = any(p is not part and p.statement.span == part.statement.span for p in parts[: parts.index(part)])
            others, bare = others + beside, 1
        elif name:
            key = (name["first"], name["last"])
            names[key] = names.get(key) or age
        elif surname and any(surname["last"] in known for known in names):
            continue
        elif (
            surname
            and surname["last"] not in {"He", "She"}
            and not age
            and len(part.words.split()) == 1
            and not part.is_heading
        ):
            names[("", surname["last"])] = ""
        elif age:
            ages.append(age)
        else:
            bare = 1
    known = {age for age in names.values() if age}
    unaged = sum(not age for age in names.values())
    loose = {age for age in ages if age not in known}
    told = len(names) + max(len(loose) - unaged, 0)
    counted = max(max(told, bare) + others, _in_order(parts))
    return max(counted, ordinal) if counted >= ordinal - 1 else counted


def _in_order(parts: Sequence[Part]) -> int:
    """Count who is told of in order from the first on, without a gap: "the first victim", "the second", "a third"."""
    told = {part.ordinal for part in parts}
    if not any(part.is_first for part in parts):
        return 0
    return next(number for number in range(1, len(told) + 2) if number + 1 not in told)


def full_name(words: str) -> regex.Match[str] | None:
    """Return a first and a last name in the words, as a match with the groups "first" and "last".

    Where every word is in capitals, none can be told from the others.
    """
    return None if words.isupper() else _NAME.search(words)


def age_of(words: str) -> str:
    """Return the age told in the words as digits, "" where none is told."""
    found = _AGE.search(words)
    age = next((group for group in found.groups() if group), "") if found else ""
    return str(read_number(age.lower()) or age.lower())


def keys_of(part: Part) -> set[str]:
    """What somebody told of alone can be known again by: last name, age, and the noun that he or she is called by."""
    if (part.value.high or 0) > 1:
        return set()
    name = full_name(part.words) or _SURNAME.match(part.words)
    age = age_of(part.words)
    keys = {name["last"]} if name else set()
    if age:
        keys.add(age)
    return keys or {part.words.split()[-1].lower()}
