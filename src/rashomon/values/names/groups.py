"""Bodies, armed groups, publishers, and people without a name.

In: tidied words. Out: what their head noun makes of them, or None. A description is kept as printed: "a banned team"
isn't turned into any group's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rashomon.records import Name
from rashomon.values.actors import actor_named, actor_spans
from rashomon.values.countries import country_named, country_of_people
from rashomon.values.names.words import capital, country_of, in_list, listed, names_somebody, noun_phrase, tidy


def unnamed(words: str, text: str) -> Name | None:
    """Read people without a name: "two security officials", "unidentified attackers", "videos shared online"."""
    phrase = noun_phrase(_OF_MANY.sub("", text).split())
    if phrase and phrase[0].casefold() == "no":
        return Name(words, text.casefold(), "unnamed")
    hidden = any(token.casefold() in listed("unidentified") for token in phrase)
    people = (_ends_in(phrase, "unnamed") and not _two_word_body(phrase)) or _of_a_country(phrase)
    if not (people or (hidden and (_ends_in(phrase, "armed") or len(phrase) == 1))):
        return None
    if not hidden and _named_publisher(phrase):
        return None
    country = "" if hidden and not people else country_of(" ".join(phrase))
    return Name(words, text.casefold(), "unnamed", "", country)


def with_role(name: Name) -> Name:
    """Return an unnamed bearer with what they are as role: "defence official" of "two US defence officials".

    The role is words of the name, without numbers, countries and what says that they are unnamed; the country may be
    that of the body they speak for. Things that say something ("a report", "footage") have no role.
    """
    if name.kind != "unnamed" or name.role:
        return name
    text = tidy(name.words)
    text = _OF_MANY.sub("", text)
    phrase = list(noun_phrase(text.split()))
    rest = text.split()[len(phrase) :]
    if not phrase or not _ends_in(phrase, "unnamed", "armed") or _ends_in(phrase[-1:], "telling"):
        return name
    kept = [token.strip(",") for token in phrase if not _is_outer(token)]
    after = country_of(" ".join(rest[1:])) if rest and rest[0] in {"for", "at", "in", "from", "of"} else ""
    return replace(name, role=" ".join(kept), country=name.country or after)


def self_named(words: str, text: str) -> Name | None:
    """Read the name a group gives itself: "a group calling itself the Islamic Resistance in Iraq"."""
    match = _CALLED.search(text)
    if match is None or not _ends_in(text[: match.start()].split(), "armed", "either", "organisation"):
        return None
    name = tidy(match["name"])
    actor = actor_named(name)
    if actor is not None:
        return Name(words, actor.name, actor.kind, "", actor.country)
    return Name(words, name, "armed group") if name[:1].isupper() else None


def known_group(words: str, text: str, on: date | None = None) -> Name | None:
    """Read a known group or body with words around it: "Lebanon's Hezbollah", "Islamic State fighters"."""
    if _BROKE_AWAY.search(text):
        return None  # "a splinter group of" it is another
    member = _MEMBERS.fullmatch(text)
    actor = actor_named(member["name"], on) if member else None
    if member and actor and _ends_in(member["people"].split(), "armed"):
        return Name(words, actor.name, actor.kind, "", actor.country)
    phrase = list(noun_phrase(text.split()))
    plain = [token.removesuffix("'s").removesuffix("’s").strip(",") for token in phrase]
    for start, end in reversed(actor_spans(plain)):
        actor = actor_named(" ".join(plain[start:end]), on)
        tail = plain[end:]
        if actor is None or not all(
            _modifies(token, plain_token) for token, plain_token in zip(phrase, plain[:start], strict=False)
        ):
            continue
        if not tail or (actor.kind == "armed group" and all(in_list(token, "armed") for token in tail)):
            return Name(words, actor.name, actor.kind, "", actor.country)
    return None


def described_group(words: str, text: str) -> Name | None:
    """Read a body or an armed group by its head noun: "the Iraqi military", "Iranian-backed militias"."""
    phrase = noun_phrase(text.split())
    country = country_of(text)
    if _ends_in(phrase, "publisher") and any(token[:1].isupper() for token in phrase):
        return Name(words, text, "publisher", "", country)
    if _ends_in(phrase, "either") and any(token.casefold() in listed("hostile") for token in phrase):
        return Name(words, text, "armed group", "", country)
    if _ends_in(phrase, "armed"):
        civil = any(token.casefold() in listed("civil") for token in phrase[:-1])
        return Name(words, text, "organisation" if civil else "armed group", "", country)
    if _ends_in(phrase, "organisation") or _ends_in(phrase, "either"):
        return Name(words, text, "organisation", "", country)
    if _ends_in(phrase, "publisher"):
        return Name(words, text, "publisher", "", country)
    return None


def named_behind(words: str, text: str) -> Name | None:
    """Read a name that stands behind what it is: "the rebel group Red Column", "the sect Red Column"."""
    tokens = text.split()
    for at in range(1, min(len(tokens), _MOST_BEFORE + 1)):
        noun, name = tokens[at - 1], tokens[at:]
        proper = len(name) <= _MOST_NAMED and all(token[:1].isupper() or capital(token) for token in name)
        if not (noun[:1].islower() and proper and name[0][:1].isupper()):
            continue
        body = described_group(words, " ".join(tokens[:at])) if noun in _BODIES else None
        return Name(words, " ".join(name), body.kind, "", body.country) if body else None
    return None


# --- Helpers ----------------------------------------------------------------------------------------------------------


#: How many words may stand before a name to say what its bearer is, and how many the name may have.
_MOST_BEFORE, _MOST_NAMED = 5, 4
_BODIES = frozenset((
    "group", "faction", "cell", "cartel", "gang", "brigade", "militia", "outfit", "network", "movement", "front",
    "sect", "alliance", "organisation", "organization", "offshoot", "splinter", "umbrella", "party", "company",
    "firm", "agency", "charity", "union",
))  # fmt: skip
_CALLED = re.compile(r"\s+(?:calling\s+(?:itself|themselves)|known\s+as|called|named)\s+(?P<name>.+)$")
_MEMBERS = re.compile(r"(?P<people>.+?)\s+(?:of|from|belonging\s+to|loyal\s+to)\s+(?:the\s+)?(?P<name>.+)")


_BROKE_AWAY = re.compile(r"\b(?:splinter|break-?away|offshoot|dissident|renegade|rival)\b", re.IGNORECASE)
_OF_MANY = re.compile(
    r"^(?:(?:dozens|scores|hundreds|thousands|tens|several|many|some|most|all|one|two|three|four|five|both|number|group|"
    r"couple|dozen|handful|few|majority|pair)\s+of\s+(?:(?:the|its|their|these|those)\s+)?)+(?=\w)",
    re.IGNORECASE,
)


def _is_outer(token: str) -> bool:
    """Tell a word of a description that is no part of what its bearer is: a number, a country, "unnamed", "and"."""
    plain = re.sub(r"['’]s?$", "", token.strip(","))
    lower = plain.casefold()
    of_country = plain[:1].isupper() and bool(country_of_people(plain) or country_named(plain))
    return of_country or lower in listed("unidentified") or lower in listed("counting") or lower.isdigit()


def _two_word_body(phrase: Sequence[str]) -> bool:
    """Tell a body whose last word alone would be a person: "the coast guard"."""
    return len(phrase) > 1 and " ".join(phrase[-2:]).casefold() in listed("organisation")


def _ends_in(phrase: Sequence[str], *names: str) -> bool:
    """Tell whether the last word, or the last two, are in one of the lists."""
    last = {" ".join(phrase[-1:]), " ".join(phrase[-2:])} - {""}
    if "unnamed" in names and phrase and names_somebody(phrase[-1]):
        return True
    return any(in_list(words, name) for words in last for name in names)


def _of_a_country(phrase: Sequence[str]) -> bool:
    """Tell the people of a country in the plural: "Syrians", "many Jordanians"."""
    last = phrase[-1] if phrase else ""
    return last[:1].isupper() and last.endswith("s") and bool(country_of_people(last))


def _named_publisher(phrase: Sequence[str]) -> bool:
    """Tell whether a phrase is a publisher's own name: "Coral Shore Post", not "Iraqi state media"."""
    proper = [token for token in phrase if token[:1].isupper() and not country_of_people(token)]
    return len(proper) == len(phrase) > 1 and in_list(phrase[-1], "publisher")


def _modifies(token: str, plain: str) -> bool:
    """Tell whether a word before a group's name only describes it: an adjective, a country's, a lower-case noun."""
    return token[:1].islower() or "-" in token or bool(country_of_people(plain) or country_named(plain))
