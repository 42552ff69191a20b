"""Who is said to be behind it, by whom, and who denies what."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.brief.drafts import Draft
from rashomon.brief.facts import field_lines, fields_of, label_of
from rashomon.brief.phrases import say
from rashomon.brief.responses import verbal_lines
from rashomon.brief.sureness import names_somebody, sure_lines
from rashomon.brief.voices import own_voice, publishers, representatives, speakers, told_order
from rashomon.brief.wording import key, listing, show
from rashomon.records import Dossier, Name, Statement
from rashomon.values.names import same_name

ACCUSING = ("accuse",)
DENYING = ("reject",)


def who_lines(dossier: Dossier) -> list[Draft]:
    """Perpetrators named and how sure reports are of them, claims, motives and accusations; never nothing at all."""
    told = [line for field in fields_of("who") for line in field_lines(dossier, field, in_full=True)]
    accusations = verbal_lines(dossier, kinds=ACCUSING)
    claimed = any(statement.field == "responsibility" for line in told for statement in line.statements)
    named = accusations or claimed or any(names_somebody(statement) for statement in dossier.statements)
    return [
        *told,
        *sure_lines(dossier),
        *_not_told(accusations, told),
        *([] if named else [Draft(say("nobody named by name" if told else "nobody named"))]),
    ]


def denial_lines(dossier: Dossier) -> list[Draft]:
    """What is denied, field by field, and the denials told as acts in words not cited before."""
    groups: dict[tuple[str, str, bool], list[Statement]] = {}
    for statement in sorted(dossier.statements, key=told_order):
        if statement.stance == "denies":
            value = key(statement.value)
            groups.setdefault((statement.field, value, _takes_back(statement)), []).append(statement)
    lines = [_denial(dossier, field, group) for (field, *_), group in sorted(groups.items())]
    return [*lines, *_not_told(verbal_lines(dossier, kinds=DENYING), lines)]


def _not_told(acts: Sequence[Draft], lines: Sequence[Draft]) -> list[Draft]:
    """Leave out acts of which every sentence is cited by one of the lines already."""
    told = {(statement.report_id, statement.span) for line in lines for statement in line.statements}
    return [act for act in acts if not {(s.report_id, s.span) for s in act.statements} <= told]


def _denial(dossier: Dossier, field: str, group: Sequence[Statement]) -> Draft:
    cited, value = representatives(group), show(group[0].value)
    own = [statement for statement in cited if own_voice(statement, dossier.reports)]
    said = listing(speakers([statement for statement in cited if statement not in own]))
    reported = listing(publishers(own, dossier.reports))
    if all(_takes_back(statement) for statement in group):
        phrase = "taken back"
    else:
        phrase = "denied both" if said and reported else "denied by" if said else "denied"
    text = say(phrase, value=value, speakers=said, publishers=reported)
    return Draft(text, cited, "denied", label_of(field), field)


def _takes_back(statement: Statement) -> bool:
    """Tell whether a claim of responsibility is taken back by whoever made it; a plain denial needs none before it."""
    value = statement.value
    if statement.found_by == "rule:denied_it":
        return False
    return statement.field == "responsibility" and isinstance(value, Name) and same_name(value, statement.speaker)
