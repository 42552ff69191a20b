"""What holds of a statement that tells no plain fact: a denial, a fear, a plan, silence, a claim of responsibility.

In: such a statement, and the ground it stands on. Out: :func:`numbers` and :func:`words`, as
:mod:`rashomon.pipeline.looks` gives them of what is told as a fact: here it matters more how something is told, who is
heard saying it and which rule found it than what else its incident has. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.denied import LETTERS
from rashomon.encoder.labels import FACTS, SAID
from rashomon.encoder.reading import ENCODER
from rashomon.pipeline.ground import Ground, value_at
from rashomon.pipeline.looks import words_around
from rashomon.records import HAPPENED, Account, Span, Statement

#: Fields of which no statement is a plain fact, however it is told.
OPEN = frozenset({"responsibility", "comment", "verification", "claimed_through"})
#: Fields that only exports ask for.
_CODED = frozenset({"incident_type", "incident_place"})


def is_voice(one: Statement, ground: Ground) -> bool:
    """Tell a statement that tells no plain fact, of an incident or of the report as a whole."""
    account = ground.accounts.get(one.account_id)
    if one.field in _CODED or (account is not None and account.form != "incident"):
        return False
    return one.stance not in HAPPENED or one.field in OPEN


def numbers(one: Statement, ground: Ground) -> dict[str, float]:
    """Return what holds of such a statement, by name."""
    account = ground.accounts.get(one.account_id)
    made = {"voice": 1.0, f"told {one.stance}": 1.0, f"told of {one.field}": 1.0, f"{one.stance} {one.field}": 1.0}
    made |= {f"by {_without_version(name)}": 1.0 for name in one.found_by.split()}
    made |= {
        f"speech {one.speech or 'none'}": 1.0,
        f"speaker {one.speaker.kind}": 1.0,
        "hedged": float(bool(one.hedge)),
    }
    made |= {f"speaker by {_without_version(one.speaker_found_by) or 'none'}": 1.0, "score": one.score}
    return made | _of_incident(one, account) | _heard(one, account, ground)


def words(one: Statement, ground: Ground) -> Iterator[frozenset[str]]:
    """Yield the words of its sentence, and those of the value and beside it."""
    yield from words_around(one, ground.reading.report.text, one.stance)


def _of_incident(one: Statement, account: Account | None) -> dict[str, float]:
    """Return how its incident is told, and whether it is told in the same sentence."""
    if account is None:
        return {"of no incident": 1.0}
    here = one.span.start <= account.span.start < one.span.end
    return {f"incident {account.stance}": 1.0, "in its sentence": float(here)}


def _heard(one: Statement, account: Account | None, ground: Ground) -> dict[str, float]:
    """Return what the second encoder hears in the value and around it, and whether either happened."""
    at = value_at(one, ground.reading.report.text)
    inside, around = ground.heard(at), ground.heard(one.span)
    if not inside:
        return {"not heard": 1.0}
    made = {f"{part.lower()} heard": inside[part] for part in SAID}
    made |= {f"{part.lower()} heard there": around[part] for part in SAID}
    first = at if account is None else Span(account.span.start, min(account.span.end, account.span.start + 80))
    for scale in (FACTS[0], LETTERS):
        for name, span in (("value", at), ("incident", first)):
            value = ground.seen.said.fact_at(span.start, span.end, scale) if ground.seen.said is not None else None
            made |= {f"{name} as fact {scale}": value} if value is not None else {}
    return made


def _without_version(name: str) -> str:
    """Return the name of a rule or a head: of a head without its version, which changes."""
    return f"encoder{name.removeprefix(ENCODER)}" if name.startswith(ENCODER) else name
