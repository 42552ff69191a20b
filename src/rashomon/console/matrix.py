"""Who says what: the fields of an incident by its speakers, one cell for what one speaker tells of one field.

In: a dossier. Out: a :class:`Matrix`. A letter names the side of a field that a value is on, so that who agrees with
whom can be read without colour; nothing is settled, and no cell is left out. Names of one bearer share a column, which
tells all of them as they are printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.brief.voices import told_order
from rashomon.brief.wording import one_line, show
from rashomon.console.words import SECTIONS, field_label, in_words, who_says
from rashomon.records import Comparison, Dossier, Side, Stance, State, Statement
from rashomon.vocabulary import fields

_ARTICLE = re.compile(r"^(?:the|an?)\s+")
#: Words that stand for a name, and say nothing of how somebody is called.
_STAND_INS = frozenset({"he", "her", "his", "it", "its", "she", "their", "they"})
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: Speakers with a column of their own, those who tell most first; the rest share one. Chosen by looking.
COLUMNS = 14


@dataclass(frozen=True, slots=True)
class Told:
    """One value that a speaker tells: stance, the letter of its side and how that side stands, and its statements."""

    value: str
    stance: Stance
    side: str
    state: State
    who: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field: how its tellings compare, how many sides there are, and a cell for each column."""

    field: str
    label: str
    state: State
    sides: int
    cells: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One speaker; ``own`` where it is a publisher in its own voice. ``others`` where the column is for several.

    ``forms`` are the other words by which the same speaker is named in the reports.
    """

    name: str
    own: bool
    others: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Fields by speakers."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def matrix(dossier: Dossier) -> Matrix:
    """Lay out what every speaker tells of every field, fields in the order of a brief."""
    voices = {statement.id: _voice(statement, dossier) for statement in dossier.statements}
    counts = Counter(voices.values())
    ranked = sorted(counts, key=lambda voice: (-counts[voice], voice))
    own = ranked if len(ranked) <= COLUMNS else ranked[: COLUMNS - 1]
    names = _names(dossier, voices)
    forms = _forms(dossier, voices, names)
    columns = [Column(names[voice], voice[0] == "publisher", forms=forms.get(voice, ())) for voice in own]
    if len(own) < len(ranked):
        columns.append(Column(f"{len(ranked) - len(own)} others", False, others=True))
    place = {voice: min(number, len(columns) - 1) for number, voice in enumerate(ranked)}
    rows = [_row(comparison, dossier, voices, place, len(columns)) for comparison in _in_order(dossier.comparisons)]
    return Matrix(tuple(columns), tuple(rows))


def called(dossier: Dossier) -> Mapping[str, str]:
    """Return for each statement what its speaker is called in the matrix: one name for each bearer."""
    voices = {statement.id: _voice(statement, dossier) for statement in dossier.statements}
    names = _names(dossier, voices)
    return {statement: names[voice] for statement, voice in voices.items()}


Voice = tuple[str, str]


def _voice(statement: Statement, dossier: Dossier) -> Voice:
    name = who_says(statement, dossier.reports)
    if statement.speaker.kind == "publisher":
        return "publisher", name.casefold()
    canonical = statement.speaker.canonical
    return "speaker", _bare(dossier.bearers.get(canonical, canonical)) or _bare(name)


def _bare(name: str) -> str:
    """Return a name without its article, in small letters."""
    return _ARTICLE.sub("", one_line(name).casefold())


def _names(dossier: Dossier, voices: Mapping[str, Voice]) -> Mapping[Voice, str]:
    """Return what each voice is called: as it is first printed under the name that stands for its bearer."""
    found: dict[Voice, str] = {}
    ordered = sorted(dossier.statements, key=told_order)
    for statement in sorted(ordered, key=lambda s: s.speaker.canonical in dossier.bearers):
        own = statement.speaker.kind == "publisher"
        name = who_says(statement, dossier.reports) if own else show(statement.speaker)
        found.setdefault(voices[statement.id], name or who_says(statement, dossier.reports))
    return found


def _forms(
    dossier: Dossier, voices: Mapping[str, Voice], names: Mapping[Voice, str]
) -> Mapping[Voice, tuple[str, ...]]:
    """Return the other words by which each speaker is named, in the order in which they are told."""
    found: dict[Voice, dict[str, str]] = {}
    for statement in sorted(dossier.statements, key=told_order):
        voice, words = voices[statement.id], one_line(statement.speaker.words)
        named = words and words.casefold() not in _STAND_INS and _bare(words) != _bare(names[voice])
        if named and voice[0] == "speaker":
            found.setdefault(voice, {}).setdefault(_bare(words), words)
    return {voice: tuple(words.values()) for voice, words in found.items()}


def _in_order(comparisons: Sequence[Comparison]) -> list[Comparison]:
    order = {
        field: (SECTIONS.index(entry["section"]), place)
        for place, (field, entry) in enumerate(fields().items())
        if entry["section"] in SECTIONS
    }
    return sorted((c for c in comparisons if c.field in order), key=lambda c: order[c.field])


def _row(
    comparison: Comparison, dossier: Dossier, voices: Mapping[str, Voice], place: Mapping[Voice, int], columns: int
) -> Row:
    cells: list[list[Told]] = [[] for _ in range(columns)]
    for number, side in enumerate(_ranked(comparison.sides)):
        letter = _LETTERS[number] if number < len(_LETTERS) else str(number + 1)
        by_voice: dict[Voice, list[Statement]] = {}
        for statement in sorted(side.statements, key=told_order):
            by_voice.setdefault(voices[statement.id], []).append(statement)
        for voice, told in by_voice.items():
            who = who_says(told[0], dossier.reports)
            cells[place[voice]].append(Told(in_words(told[0].value), side.stance, letter, side.state, who, tuple(told)))
    label = field_label(comparison.field)
    filled = tuple(tuple(cell) for cell in cells)
    return Row(comparison.field, label, comparison.state, len(comparison.sides), filled)


def _ranked(sides: Sequence[Side]) -> list[Side]:
    """Return sides by support: what is asserted first, then by origins and statements, then as first told."""
    return sorted(
        sides, key=lambda s: (s.stance != "asserts", -s.origins, -len(s.statements), told_order(s.statements[0]))
    )
