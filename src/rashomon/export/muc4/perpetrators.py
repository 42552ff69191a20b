"""Who did it: MUC-4 slots 8 to 11.

In: the perpetrator and responsibility statements of one account, and the report's text. Out: fills. A person, or people
without a name, go to slot 9; organisations, armed groups and states to slot 10, each with how sure the report is
(slot 11, ``extract/confidence.py``). MUC-4 task documentation, part 1, sections 7.9 to 7.12.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.export.muc4.incident import category
from rashomon.export.muc4.notation import NOTHING, quote, refer
from rashomon.export.muc4.phrases import read_phrase, tokens
from rashomon.export.muc4.words import bare, places_of, role_of, string
from rashomon.extract.confidence import ACQUITTED, Confidence, confidence_of
from rashomon.extract.passages import aliases
from rashomon.records import Name, Stance, Statement

_FIELDS = frozenset({"perpetrator", "responsibility"})
_NAMED: frozenset[Stance] = frozenset({"asserts", "possible", "unclear", "conditional", "fears", "intends", "denies"})
_BODIES = frozenset(
    {
        "front", "army", "movement", "organization", "organisation", "group", "police", "force", "party", "cartel",
        "guard", "command", "commando", "brigade", "government", "union", "alliance", "state", "militia", "network",
        "path", "league", "council", "committee", "squad", "ministry", "corps", "battalion", "mafia", "liberation",
    }
)  # fmt: skip
#: People of an organisation, named after it: with them the words are those people, who go to slot 9.
_PEOPLE_OF = regex.compile(
    r"(?P<name>.*\w)\s+(?:units|members|guerrillas|rebels|fighters|troops|leaders|fronts|patrols|commandos|terrorists|"
    r"militants|soldiers|men)",
    regex.IGNORECASE,
)
_INITIALS = regex.compile(r"\p{Lu}[\p{Lu}\d.&/-]{1,9}")


def perpetrator_fills(
    statements: Sequence[Statement], default: str = NOTHING, *, text: str = ""
) -> dict[str, list[str]]:
    """Return the fills of slots 8, 9, 10 and 11; ``default`` is slot 8 where nobody is named.

    How sure the report is of an organisation, its ``text`` tells too, in sentences that no statement was read from.
    """
    people: dict[str, list[Name]] = {}
    bodies: dict[str, list[Name]] = {}
    words: dict[str, list[str]] = {}
    for statement in sorted(statements, key=lambda s: (s.span, s.id)):
        value = statement.value
        if statement.field in _FIELDS and statement.stance in _NAMED and isinstance(value, Name):
            home = bodies if _is_body(statement, value) else people
            if home is bodies or statement.stance != "denies":
                home.setdefault(value.canonical.casefold(), []).append(value)
                words.setdefault(value.canonical.casefold(), []).append(string(statement))
    _join(bodies, words, text)
    ones = {key: _one_of(words[key], text) for key in people | bodies}
    names = {key: quote(_organisation(one, text) if key in bodies else one) for key, one in ones.items()}
    sure = {key: _confidence(group, text, statements) for key, group in bodies.items()}
    guilty = [n.words for key, group in (bodies | people).items() for n in group if _may_be(sure.get(key))]
    return {
        "8": [category(*guilty, default=default)],
        "9": [names[key] for key in people],
        "10": [names[key] for key in bodies],
        "11": [refer(sure[key].fill, names[key]) for key in bodies],
    }


def _join(bodies: dict[str, list[Name]], words: dict[str, list[str]], text: str) -> None:
    """Make one of organisations that the text calls one, "Front for Freedom (FFF)", by the name it prints most often.

    Both arguments are changed: what is joined is taken out.
    """
    for key in list(bodies):
        others = {other.strip().casefold() for name in words[key] for other in aliases(bare(name), text)}
        for other in [one for one in bodies if one != key and key in bodies]:
            if others.intersection(bare(name).casefold() for name in words[other]):
                bodies[key] += bodies.pop(other)
                joined = [words[key], words[other]]
                words[key] = max(joined, key=lambda one: len(places_of(one, text)))


def _one_of(names: Sequence[str], text: str) -> str:
    """Return the one name of a bearer that is written, as a response has no alternatives (section 4.1).

    A name goes before what holds it, "Column" before "fighters of the Column"; then the one the text prints most often.
    """
    known = {name: tokens(bare(name)) for name in dict.fromkeys(names) if name.strip()}
    plain = [name for name in known if not any(_holds(known[name], part) for part in known.values())]
    return max(plain, key=lambda name: len(places_of([name], text)), default="")


def _organisation(words: str, text: str) -> str:
    """Return words without the people they end in, "the FFF" of "the FFF fighters", where the text has it alone too."""
    found = _PEOPLE_OF.fullmatch(words)
    if found is None or len(places_of([found["name"]], text)) <= len(places_of([words], text)):
        return words
    return bare(found["name"])


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    length = len(part)
    return 0 < length < len(whole) and any(whole[at : at + length] == part for at in range(len(whole) - length + 1))


def _confidence(bearer: Sequence[Name], text: str, statements: Sequence[Statement]) -> Confidence:
    first, *others = dict.fromkeys(name for one in bearer for name in (bare(one.words), one.canonical) if name)
    return confidence_of(first, text, statements, others=others)


def _is_body(statement: Statement, name: Name) -> bool:
    role = role_of(statement)
    return role == "PerpOrg" if role else is_organisation(name)


def is_organisation(name: Name) -> bool:
    """Tell whether a perpetrator is an organisation (slot 10) rather than people (slot 9)."""
    if name.kind in {"organisation", "armed group", "state"}:
        return True
    if name.kind in {"person", "unnamed"}:
        return False
    head = read_phrase(name.words).head
    return (len(head) == 1 and _INITIALS.fullmatch(bare(name.words)) is not None) or bool(
        _BODIES.intersection(head[-1:])
    )


def _may_be(sure: Confidence | None) -> bool:
    return sure is None or sure.fill != ACQUITTED
