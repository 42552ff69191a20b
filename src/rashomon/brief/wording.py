"""Values, dates and lists in words: what is printed of a value is only what the value holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from rashomon.brief.phrases import say
from rashomon.records import Category, Name, Place, Quantity, TimeRange, Value, Wording
from rashomon.values.countries import country_named, country_of_people
from rashomon.values.names import show_name
from rashomon.values.places import show_place
from rashomon.values.quantities import show_quantity
from rashomon.values.times import show_time
from rashomon.vocabulary import load_vocabulary
from rashomon.vocabulary.persons import ones, plural

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Words before a name that lose the capital they had at the start of a sentence.
DETERMINERS = frozenset(
    (
        *("a", "an", "the", "another", "its", "their", "his", "her", "some", "several", "many"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    )
)
#: Adjectives and nouns that names of nobody in particular begin with; the nouns for persons are in the vocabulary.
_COMMON = frozenset(
    (
        *("local", "hospital", "security", "medical", "military", "rescue", "health", "government", "police", "army"),
        *("sources", "unidentified", "unknown", "unnamed", "armed", "masked", "suspected", "authorities", "forces"),
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = frozenset(("us", "uk", "un", "eu", "uae"))
VALUE_LENGTH = 120
QUOTE_LENGTH = 280


def show(value: Value) -> str:
    """Return a value as a brief prints it, on one line; "" where the value holds nothing to print."""
    match value:
        case TimeRange():
            told = value.start or value.end
            return one_line(show_time(value)) if told else quote(value.words, VALUE_LENGTH)
        case Place():
            return one_line(show_place(value))
        case Quantity():
            return _amount(value)
        case Name():
            return _bearer(value)
        case Category():
            return one_line(_label(value))
        case Wording():
            return quote(value.words, VALUE_LENGTH)


def key(value: Value) -> str:
    """Return what tells values apart when they are listed: articles and capitals of a name make no difference."""
    return (one_line(show_name(value)) if isinstance(value, Name) else show(value)).casefold()


def show_day(day: date) -> str:
    """Return a date as "20 December 2020"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_weekday(day: date) -> str:
    """Return a date as "Sunday 20 December 2020"."""
    return f"{WEEKDAYS[day.weekday()]} {show_day(day)}"


def quote(words: str, length: int = QUOTE_LENGTH) -> str:
    """Put words into quotation marks, cut to ``length`` characters; "" when there are none."""
    short = cut(words, length)
    return f"“{short}”" if short else ""


def cut(words: str, length: int) -> str:
    """Put words on one line of at most ``length`` characters, cut at a word boundary and marked with "…"."""
    line = one_line(words)
    if len(line) <= length:
        return line
    kept = line[:length]
    at_boundary = kept.rsplit(" ", 1)[0] if " " in kept else kept[:-1]
    return f"{at_boundary.rstrip(' ,;:')}…"


def one_line(text: str) -> str:
    """Join the words of a text with single spaces."""
    return " ".join(text.split())


def listing(items: Sequence[str], limit: int = 6) -> str:
    """Join items as "a, b and c"; past ``limit`` the rest are "others". Repeats are left out.

    Items with commas of their own are set apart by semicolons.
    """
    unique = list(dict.fromkeys(item for item in items if item))
    comma = "; " if any(", " in item for item in unique) else ", "
    if len(unique) > limit:
        return say("others", items=comma.join(unique[:limit]))
    last = "; and " if comma == "; " and len(unique) > 2 else " and "
    return last.join([comma.join(unique[:-1]), unique[-1]] if len(unique) > 1 else unique)


def capital(text: str) -> str:
    """Return a text with its first letter in upper case, the rest untouched."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 and first.casefold() == text[0].casefold() else text


def _amount(value: Quantity) -> str:
    """Return an amount with what is counted, a bare number with all its words: "1 (“An Iraqi soldier”)"."""
    shown, printed = one_line(show_quantity(value)), one_line(value.words)
    if shown.isdigit() and value.counted and any(word.isalpha() for word in printed.split()):
        return f"{shown} ({quote(printed, VALUE_LENGTH)})"
    counted = one_line(value.counted)
    return f"{shown} ({quote(counted, VALUE_LENGTH)})" if counted and counted in printed and shown != printed else shown


def _bearer(value: Name) -> str:
    """Return a name with the article printed before it; whoever has no name is shown as printed."""
    shown, printed = one_line(show_name(value)), one_line(value.words)
    first, _, rest = printed.partition(" ")
    if rest and first.casefold() in DETERMINERS and not (value.kind == "publisher" and value.canonical == printed):
        printed = f"{first.casefold()} {rest}"
    elif value.kind in {"unnamed", "organisation"} and _is_common(first.casefold()) and rest == rest.lower():
        printed = f"{first.casefold()} {rest}".rstrip()
    if printed.casefold() == value.canonical.casefold() or rest.casefold() == value.canonical.casefold():
        return shown.replace(value.canonical, printed, 1) if value.kind != "person" else shown
    return _with_capitals(shown) if value.kind == "unnamed" and shown else shown or printed


def _is_common(word: str) -> bool:
    return word in _COMMON or word in _persons()


@cache
def _persons() -> frozenset[str]:
    """Return the nouns for persons, in singular and plural."""
    nouns = (*ones(), *load_vocabulary("persons")["group"])
    return frozenset((*nouns, *map(plural, nouns)))


def _with_capitals(name: str) -> str:
    """Give countries, their people and their initials the capitals that an unnamed bearer's name is kept without."""
    return _WORD.sub(lambda word: _proper(word[0]), name)


def _proper(word: str) -> str:
    if word in _INITIALS:
        return word.upper()
    title = word[:1].upper() + word[1:]
    return title if word.islower() and (country_of_people(title) or country_named(title)) else word


def _label(value: Category) -> str:
    try:
        entry = load_vocabulary(value.vocabulary).get(value.code)
    except FileNotFoundError:
        entry = None
    label = entry.get("label") if isinstance(entry, Mapping) else None
    return str(label or value.code.replace("_", " ") or value.words)
