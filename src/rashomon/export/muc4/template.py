"""One report as MUC-4 templates: one for each incident it tells of.

In: a report with its accounts and statements. Out: templates, slot number -> fills. A report that tells of no incident
has the template of an irrelevant message.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.export.muc4.dates import date_fill, times_told
from rashomon.export.muc4.effects import sentences_of
from rashomon.export.muc4.human import human_fills
from rashomon.export.muc4.incident import incident_type, stage
from rashomon.export.muc4.locations import location_fill
from rashomon.export.muc4.notation import INAPPLICABLE, NOTHING, slot
from rashomon.export.muc4.perpetrators import perpetrator_fills
from rashomon.export.muc4.physical import physical_fills
from rashomon.export.muc4.scene import Scene
from rashomon.export.muc4.slots import INAPPLICABLE_SLOTS, SLOTS
from rashomon.export.muc4.usual import usual_country
from rashomon.export.muc4.weapons import instrument_fills
from rashomon.export.muc4.where import places_told, where
from rashomon.export.muc4.words import role_of, told
from rashomon.export.values import Row
from rashomon.records import Account, Category, Report, Stance, Statement

Template = dict[str, list[str]]
#: How many characters before an account's words may say that it was only tried.
BEFORE = 40
#: How much behind the words of what was intended may tell that it was foiled: "a raid on the dam was | averted".
BEHIND = 60
#: Slot 8 where the report names nobody: most such incidents in MUC-4's training keys are acts of terrorists.
TERRORIST = "TERRORIST ACT"
#: The field that holds the type of an incident as the encoder reads it, and those whose strings it decides on: where it
#: has read an incident, what only the rules found is left out, for MUC-4's own rules of relevance are what it learned.
CODED = "incident_type"
ROLE_FIELDS = frozenset({"perpetrator", "responsibility", "target", "target_physical", "victim", "weapon"})


def muc4_row(
    report: Report, accounts: Iterable[Account], statements: Iterable[Statement], *, coded: bool = False
) -> Row:
    """Return a report as a row with exactly the keys of ``MUC4_KEYS``.

    With ``coded``, only incidents that the encoder read: it has learned which happenings MUC-4 has templates for, and a
    report in which it read none gets the template of an irrelevant message. Without, those of the rules stand in there.
    """
    told_by: dict[str, list[Statement]] = {}
    for statement in statements:
        told_by.setdefault(statement.account_id, []).append(statement)
    ordered = sorted(accounts, key=lambda account: (account.span, account.id))
    typed = [account for account in ordered if _coded(told_by.get(account.id, ())) is not None]
    country = usual_country(report.text, [place for own in told_by.values() for place in places_told(own)])
    chosen = typed if typed or coded else ordered
    scenes = [s for a in chosen if (s := read_scene(report, a, told_by.get(a.id, ()), country))]
    templates = [template(scene, number) for number, scene in enumerate(scenes, start=1)]
    return {"doc_id": report.id, "templates": templates or [irrelevant(report)]}


def read_scene(report: Report, account: Account, statements: Sequence[Statement], usual: str = "") -> Scene | None:
    """Return what a template is made from; None for an account that MUC-4 has no template for.

    ``usual`` is the country of an incident whose own places tell none: the one the report names most.
    """
    if account.form != "incident":
        return None
    coded = _coded(statements)
    incident = coded or incident_type(account.kind)
    told_as: Stance = "asserts" if coded and account.stance != "intends" else account.stance  # the scorers have judged
    behind = BEHIND if account.stance == "intends" else 0
    reached = stage(told_as, report.text[max(0, account.span.start - BEFORE) : account.span.end + behind])
    if incident is None or reached is None:
        return None
    kept = [s for s in statements if coded is None or s.field not in ROLE_FIELDS or role_of(s)]
    places, country = where(statements, usual, report.text)
    return Scene(
        report,
        account,
        tuple(kept),
        incident,
        reached,
        country,
        tuple(places),
        TERRORIST if coded else NOTHING,
        coded is not None,
    )


def _coded(statements: Iterable[Statement]) -> str | None:
    """Return the type that the encoder gave an incident; None where it saw none."""
    codes = (s.value.code.upper() for s in statements if s.field == CODED and isinstance(s.value, Category))
    return next(codes, None)


def template(scene: Scene, number: int) -> Template:
    """Return the template of one incident; ``number`` is its place among those of the report, from 1."""
    near = sentences_of(scene.text, scene.hit) if scene.coded else None
    instruments, types = instrument_fills(scene.statements, scene.account.kind, scene.incident, near)
    times = times_told(told(scene.statements, "time"), scene.report, to_come=scene.stage == "THREATENED")
    fills = {
        "0": [scene.report.id],
        "1": [str(number)],
        "2": [date_fill(times, scene.report.published)],
        "3": [location_fill(scene.places, scene.country)],
        "4": [scene.incident],
        "5": [scene.stage],
        "6": instruments,
        "7": types,
        **perpetrator_fills(scene.statements, default=scene.category, text=scene.report.text),
        **physical_fills(scene),
        **human_fills(scene),
    }
    barred = INAPPLICABLE_SLOTS.get(scene.incident, frozenset())
    return {name: [INAPPLICABLE] if name in barred else slot(fills[name]) for name in SLOTS}


def irrelevant(report: Report) -> Template:
    """Return the template of a report that tells of no incident."""
    return {name: [report.id] if name == "0" else [INAPPLICABLE] for name in SLOTS}
