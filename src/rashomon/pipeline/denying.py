"""What of the encoder's fills the words round them, or the rules, speak against: denied deeds, and those who were hit.

In: a reading by rules, a fill with how it is told. Out: whether it is left out, or doubted. Never makes a statement.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.encoder.decode import Fill
from rashomon.extract.doers import names_a_deed
from rashomon.extract.tellings import Telling
from rashomon.pipeline.around import Around
from rashomon.pipeline.doubted import speaks_against
from rashomon.pipeline.fills import FIELDS, value_of
from rashomon.records import HAPPENED, Name, Reading, Span, Statement


def denied(by_rules: Sequence[Statement]) -> frozenset[tuple[Span, str]]:
    """Return the sentences in which somebody denies the deed, with his name, where nobody there says he did it."""
    named = [(s.stance == "denies", (s.span, _called(s.value))) for s in by_rules if s.field == "perpetrator"]
    return frozenset(who for denies, who in named if denies) - {who for denies, who in named if not denies}


def disowned(reading: Reading) -> frozenset[Span]:
    """Return the sentences in which somebody denies to have done what an incident tells."""
    incidents = {account.id for account in reading.accounts if account.form == "incident"}
    told = (s for s in reading.statements if s.field == "perpetrator" and s.account_id in incidents)
    return frozenset(s.span for s in told if s.stance == "denies")


def hit(by_rules: Sequence[Statement]) -> frozenset[str]:
    """Return the names of those that the rules read to be hit, and not to have hit anybody."""
    victims = {_called(s.value) for s in by_rules if s.field == "victim" and s.stance in HAPPENED}
    return frozenset(victims - {_called(s.value) for s in by_rules if s.field == "perpetrator"} - {""})


def denies(fill: Fill, around: Around) -> bool:
    """Tell a fill that is no perpetrator by the words round it: "the front denied that it was behind the raid"."""
    if not around.denied or FIELDS[fill.role] != "perpetrator":
        return False
    sentence = around.sentence_at(fill.start)
    return sentence is not None and (sentence.span, _called(value_of(fill, around.speakers))) in around.denied


def is_of_denied_deed(telling: Telling, around: Around) -> bool:
    """Tell what the deed that somebody denies was done to: "denied that it was behind the raid on the | bank".

    He denies his part. That the bank was raided he does not deny, and without a perpetrator ("denied that the bank was
    raided") the value is denied as told.
    """
    return (
        telling.stance == "denies"
        and telling.mention.label != "perpetrator"
        and telling.sentence.span in around.disowned
    )


def is_doubted(fill: Fill, around: Around) -> bool:
    """Tell a fill that words speak against: who did it, by those round it or by who was hit; a victim, by its own."""
    field = FIELDS[fill.role]
    if field != "perpetrator":
        return field == "victim" and names_a_deed(fill.words)
    return speaks_against(around.report.text, (fill.start, fill.end), around.hit)


def _called(value: object) -> str:
    return value.canonical.lower() if isinstance(value, Name) else ""
