"""What happened, who was hurt, and what is contested: one line per side of a field, from the comparisons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from rashomon.brief.drafts import Draft, DraftSide
from rashomon.brief.phrases import STANCE_NOTES, say
from rashomon.brief.sides import Told, comparison, joined, told_sides
from rashomon.brief.voices import told_by
from rashomon.brief.wording import listing, show, show_day
from rashomon.compare import GROWING
from rashomon.records import Dossier, Stance
from rashomon.vocabulary import fields

HAPPENED = ("what", "when", "where", "means")


def happened_lines(dossier: Dossier) -> list[Draft]:
    """What, when, where and with what."""
    return list(chain.from_iterable(field_lines(dossier, field) for field in fields_of(*HAPPENED)))


def harm_lines(dossier: Dossier) -> list[Draft]:
    """Who was hurt and what was damaged."""
    return list(chain.from_iterable(field_lines(dossier, field) for field in fields_of("harm")))


def contested_lines(dossier: Dossier) -> list[Draft]:
    """The fields that are told differently, with their sides."""
    contested = [code for code in fields() if comparison(dossier, code).state == "contested"]
    lines = (_contested_line(dossier, code) for code in contested)
    return [line for line in lines if line.sides]


def fields_of(*sections: str) -> list[str]:
    """Return the fields that answer the given questions, question by question."""
    return [code for section in sections for code, entry in fields().items() if entry["section"] == section]


def label_of(field: str) -> str:
    """Return what a brief calls a field; one of a later version goes by its own name."""
    return str(fields().get(field, {}).get("label", field))


def field_lines(dossier: Dossier, field: str, *, in_full: bool = False) -> list[Draft]:
    """Tell a field: a line for each side; if not ``in_full``, those that exclude one another in one that points on."""
    compared = comparison(dossier, field)
    sides = [side for side in told_sides(compared) if side.shown]
    disputed = [] if in_full else [side for side in sides if side.state == "contested"]
    first = [_differs(field, disputed)] if len(disputed) > 1 else []
    rest = _by_words([side for side in sides if not (first and side in disputed)])
    grown = field in GROWING and len(rest) > 1
    return first + [
        Draft(_side_text(dossier, side, dated=grown), side.cited, side.state, label_of(field), field) for side in rest
    ]


def _by_words(sides: Sequence[Told]) -> list[Told]:
    """Put sides together whose values are printed alike: towns of one name that could not be told apart."""
    found: dict[tuple[str, Stance, bool], Told] = {}
    for side in sides:
        key = (side.shown, side.stance, side.some)
        found[key] = joined(found[key], side) if key in found else side
    return list(found.values())


def _differs(field: str, sides: Sequence[Told]) -> Draft:
    carriers = tuple(next(s for s in side.cited if show(s.value) == side.shown) for side in sides)
    values = listing([_value(side) for side in sides])
    return Draft(say("differs", values=values), carriers, "contested", label_of(field), field)


def _side_text(dossier: Dossier, side: Told, *, dated: bool) -> str:
    voices = told_by(side.cited, dossier.reports)
    if dated:
        voices = say("first told", voices=voices, date=show_day(side.cited[0].published))
    return say("told", value=_value(side), voices=voices)


def _value(side: Told) -> str:
    note = STANCE_NOTES.get(side.stance, "")
    shown = say("some of them", value=side.shown) if side.some else side.shown
    return f"{shown} ({note})" if note else shown


def _contested_line(dossier: Dossier, field: str) -> Draft:
    sides = tuple(_contested_sides(dossier, field))
    return Draft("", (), "contested", label_of(field), field, sides)


def _contested_sides(dossier: Dossier, field: str) -> Iterator[DraftSide]:
    for side in told_sides(comparison(dossier, field), apart=True):
        if side.state != "contested":
            continue
        voices = told_by(side.cited, dossier.reports)
        date = show_day(side.cited[0].published)
        moments = {show(s.said) if s.said is not None else "" for s in side.cited}
        said = moments.pop() if len(moments) == 1 else ""  # one moment of saying, and of all who are named here
        told = (
            say("first said", voices=voices, time=said, date=date)
            if said
            else say("first told", voices=voices, date=date)
        )
        yield DraftSide(_value(side), told, side.cited, side.reports, side.origins)
