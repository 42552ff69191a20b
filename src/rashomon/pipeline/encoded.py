"""What the encoder read, added to what the rules read: each of its incidents to the account that tells of it.

In: a reading by rules, the encoder's incidents, and the report's context. Out: the reading with more statements, and
with accounts for incidents that the rules did not see. An incident joins the account told in most of the sentences
that its fills stand in, where both may be of one type. A statement that both found says so (``found_by`` names both);
nothing that the rules read is taken away or changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from rashomon.encoder.decode import Told
from rashomon.encoder.reading import ENCODER
from rashomon.extract.settings import Settings
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context
from rashomon.pipeline.acted import FOUND_BY as BY_ACTS
from rashomon.pipeline.around import Around, Where
from rashomon.pipeline.denying import denied, denies, disowned, hit, is_doubted, is_of_denied_deed
from rashomon.pipeline.doubted import DOUBTED
from rashomon.pipeline.fills import FIELDS, value_of
from rashomon.pipeline.home_accounts import home_of_fill, home_of_incident, own_types_first, told_there, types_of
from rashomon.pipeline.made import in_order
from rashomon.pipeline.new_accounts import new_account
from rashomon.pipeline.owned_up import claimed, owned_up
from rashomon.pipeline.repeated import repeats
from rashomon.pipeline.spots import when_and_where
from rashomon.pipeline.strays import without_strays
from rashomon.pipeline.trimmed import trimmed
from rashomon.records import (
    HAPPENED,
    Account,
    Category,
    Name,
    Reading,
    Span,
    Statement,
)


def add_encoded(
    reading: Reading,
    told: Sequence[Told],
    context: Context,
    settings: Settings,
    speakers: Speakers,
    where: Where | None = None,
) -> Reading:
    """Return the reading with the encoder's incidents in it; ``where`` gives their places."""
    by_rules = reading.statements
    given = (denied(by_rules), hit(by_rules), disowned(reading), claimed(by_rules))
    around = Around(reading.report, context, settings, speakers, where, *given)
    accounts, statements = list(reading.accounts), list(reading.statements)
    free = [a for a in accounts if a.form == "incident" and a.stance in HAPPENED]
    types = {a.id: types_of(a, statements) for a in free}
    of_rules = {a.id for a in free}
    told_of = _starts(statements, of_rules)
    undone = _starts(statements, {a.id for a in accounts if a.form == "incident"}) - told_of
    others = told_there(free, statements)
    apart: list[Told] = []
    for one in own_types_first([trimmed(one, reading.report.text) for one in told], free):
        home = home_of_incident(one, free, statements, around)
        if home is not None:
            one, strays = without_strays(one, home, reading.statements, around)
            apart += strays
            types[home.id].discard(one.type)
            if not types[home.id]:
                free.remove(home)
            statements = _joined(statements, list(_statements(one, home, around, others)))
        elif one.fills or not of_rules:  # else a type alone, of nobody and nothing, beside what the rules read
            apart.append(one)
    for one in apart:
        if repeats(one, reading.accounts, statements, around):
            continue
        if (home := new_account(one, around, told_of, undone)) and all(a.id != home.id for a in accounts):
            accounts.append(home)
            statements += [_kind(home, one, around), *_statements(one, home, around)]
            statements += when_and_where(one.fills, home, around)
    return replace(reading, accounts=tuple(accounts), statements=in_order(statements))


def _starts(statements: Iterable[Statement], accounts: Collection[str]) -> frozenset[int]:
    """Return where the sentences begin that tell of any of these accounts."""
    return frozenset(one.span.start for one in statements if one.account_id in accounts)


def _kind(home: Account, one: Told, around: Around) -> Statement:
    telling = around.telling(home.span, "kind", one.score)
    assert telling is not None  # the account's span lies in a sentence: it was made from one
    return around.statement(home, "kind", Category(home.words, home.kind, "kinds"), telling)


def _statements(
    one: Told, home: Account, around: Around, others: Mapping[int, Sequence[Account]] = MappingProxyType({})
) -> Iterator[Statement]:
    telling = around.telling(home.span, "incident_type", one.score)
    if telling is not None:
        yield around.statement(home, "incident_type", Category(home.words, one.type, "muc4"), telling)
    for fill in one.fills:
        telling = around.telling(Span(fill.start, fill.end), FIELDS[fill.role], fill.score)
        if telling is not None and not denies(fill, around) and not is_of_denied_deed(telling, around):
            account = home_of_fill(fill, home, others, around)
            telling = owned_up(telling, fill, around)
            made = around.statement(account, FIELDS[fill.role], value_of(fill, around.speakers), telling)
            score = min(made.score, DOUBTED) if is_doubted(fill, around) else made.score
            yield replace(made, found_by=f"{ENCODER}:{fill.role}", score=score)
    for located in around.where(one.fills) if around.where is not None else ():
        telling = around.telling(located.span, "incident_place", located.chance)
        if telling is not None:
            made = around.statement(home, "incident_place", located.place, telling)
            yield replace(made, found_by=f"{ENCODER}:Place")


def _joined(by_rules: list[Statement], by_encoder: Sequence[Statement]) -> list[Statement]:
    """Add statements; one that the rules found in the same sentence with the same words is only marked."""
    kept = list(by_rules)
    for new in by_encoder:
        at = next((i for i, old in enumerate(kept) if _says_the_same(old, new)), None)
        if at is None:
            kept.append(new)
        elif ENCODER not in kept[at].found_by.replace(BY_ACTS, ""):
            kept[at] = replace(kept[at], found_by=f"{kept[at].found_by} {new.found_by}")
    return kept


def _says_the_same(old: Statement, new: Statement) -> bool:
    if (old.account_id, old.field, old.span) != (new.account_id, new.field, new.span):
        return False
    if isinstance(old.value, Name) and isinstance(new.value, Name):
        return old.value.canonical.lower() == new.value.canonical.lower() != ""
    return old.value.words.lower() == new.value.words.lower() != ""
