"""People: a name with its title, an office, or a name alone.

In: tidied words. Out: a person, or None when the words name no person. No name is completed from memory: "Trump" is
Donald Trump only when the report has said so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.records import Name
from rashomon.values.actors import actor_named
from rashomon.values.countries import country_named, country_of_people
from rashomon.values.gazetteer import normal
from rashomon.values.names.words import capital, country_of, in_list, listed, names_somebody, noun_phrase, tidy

_LONGEST_NAME = 5
_HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "sir", "lady", "dame"))
_LINKS = frozenset(("of", "for", "at", "to"))


def titled_person(words: str, text: str, known: Sequence[Name]) -> Name | None:
    """Read "US Secretary of Defense Lloyd Austin", "Mr Putin": the name after the last title, the rest as role."""
    found = _titled(text)
    return _person(words, *found, known) if found else None


def apposed_person(words: str, text: str, known: Sequence[Name]) -> Name | None:
    """Read "Iran's Minister of Foreign Affairs, Hossein Amirabdollahian" and "Masrour Barzani, the prime minister"."""
    before, _, after = (part.strip() for part in text.partition(","))
    after = tidy(after.split(",")[0]) if after else ""
    for role, name in ((before, after), (after, before)):
        titled = titled_person(words, name, known) if role and name else None
        if titled is not None and (role == after or _has_title(role)):
            return _person(words, titled.canonical, role if _has_title(role) else titled.role, known)
        if role and name and _is_name(name.split()) and len(name.split()) > 1 and _has_title(role):
            return _person(words, name, role, known)
    return None


def office_holder(words: str, text: str) -> Name | None:
    """Read an office that one person holds at a time: "the Iraqi prime minister", "Iran's foreign minister"."""
    tokens = [token.casefold() for token in text.split()]
    if "," in text or not tokens:
        return None
    ends = next((index for index, token in enumerate(tokens) if token in ("of", "for", "to")), len(tokens))
    is_office = any(" ".join(tokens[start:ends]) in listed("offices") for start in range(max(0, ends - 3), ends))
    through = " ".join(tokens[: ends + 2]) in listed("offices") or any(
        " ".join(tokens[start : ends + 2]) in listed("offices") for start in range(ends)
    )
    return Name(words, text, "person", text, country_of(text)) if is_office or through else None


def known_person(words: str, text: str, known: Sequence[Name]) -> Name | None:
    """Read a name or surname of a person the report has named already."""
    found = _known(text, known)
    return Name(words, found.canonical, "person", found.role, found.country) if found else None


def bare_person(words: str, text: str) -> Name | None:
    """Read a name alone: two to five capitalised words, none of which is a noun for a body, a group or a publisher."""
    tokens = text.split()
    if len(tokens) < 2 or not _is_name(tokens):
        return None
    return Name(words, text, "person")


@lru_cache(maxsize=1 << 13)
def surname(canonical: str) -> str:
    """Return the normalised last word of a person's name, without "al-"."""
    last = normal(canonical.split()[-1]) if canonical.split() else ""
    return re.sub(r"^(?:al|el) ", "", last)


# --- Helpers ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 13)
def _titled(text: str) -> tuple[str, str] | None:
    """Return the name after the last title of some words, and the role before it."""
    tokens = text.split()
    for index in range(len(tokens) - 2, -1, -1):
        if not _is_title(tokens[index]) or _within_name(tokens, index):
            continue
        start = _name_start(tokens, index + 1)
        of_place = start is not None and tokens[start - 1].casefold() in _LINKS  # "the mayor of the town of Norport"
        if start is not None and not of_place and _is_name(tokens[start:]):
            role = "" if _title(tokens[index]) in _HONORIFICS else " ".join(tokens[:start])
            return " ".join(tokens[start:]), role
    return None


def _person(words: str, name: str, role: str, known: Sequence[Name]) -> Name:
    match = _known(name, known)
    country = country_of(role) or (match.country if match else "")
    return Name(words, match.canonical if match else name, "person", role or (match.role if match else ""), country)


def _known(name: str, known: Sequence[Name]) -> Name | None:
    """Return the person named before whom a full name or a surname means; the last named of several."""
    people = [person for person in known if person.kind == "person" and len(person.canonical.split()) > 1]
    meant = normal(name)
    full = next((person for person in reversed(people) if normal(person.canonical) == meant), None)
    if full is not None or len(name.split()) > 1:
        return full
    last = surname(name)
    return next((person for person in reversed(people) if surname(person.canonical) == last), None)


def _title(token: str) -> str:
    return token.casefold().strip(".,")


def _is_title(token: str) -> bool:
    return _title(token) in listed("titles")


def _within_name(tokens: Sequence[str], index: int) -> bool:
    """Tell a title that is part of a name: "President Hassan Sheikh Mohamud"."""
    before = tokens[index - 1] if index else ""
    named = before[:1].isupper() and not _is_title(before) and not country_of_people(before)
    return named and index >= 2 and _is_title(tokens[index - 2])


def _has_title(role: str) -> bool:
    """Tell whether words say what somebody is: an office, or what people without a name are called ("a nurse")."""
    phrase = noun_phrase(role.split())
    return any(_is_title(token) for token in role.split()) or (bool(phrase) and names_somebody(phrase[-1]))


def _name_start(tokens: Sequence[str], index: int) -> int | None:
    """Return where the name begins after a title at ``index`` - 1, past "of Defense" or "for the foreign ministry"."""
    if tokens[index].casefold() not in _LINKS:
        return index
    start = index + 1
    if start < len(tokens) and tokens[start].casefold() == "the":
        start += 1
    for end in range(min(len(tokens) - 1, start + 4), start, -1):
        words = " ".join(tokens[start:end])
        if words.casefold() in listed("portfolios") or country_named(words) or actor_named(words):
            return end
    while start < len(tokens) and not capital(tokens[start]):
        start += 1
    return start if start > index + 1 and not tokens[start - 1][:1].isupper() and start < len(tokens) else None


def _is_name(tokens: Sequence[str]) -> bool:
    if not 1 <= len(tokens) <= _LONGEST_NAME or not all(capital(token) for token in tokens):
        return False
    if not any(token[:1].isupper() or "-" in token for token in tokens) or any("," in token for token in tokens[:-1]):
        return False
    first, whole = tokens[0].removesuffix("’s").removesuffix("'s"), " ".join(tokens)
    if country_of_people(first) or country_named(whole) or actor_named(whole) or first != tokens[0]:
        return False
    return not any(in_list(token, name) for token in tokens for name in ("organisation", "armed", "publisher"))
