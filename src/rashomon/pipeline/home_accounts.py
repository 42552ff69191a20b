"""Which account an incident of the encoder belongs to, and which one of its fills.

In: the encoder's incidents, and the accounts and statements that the rules made. Out: accounts. An incident joins the
account told in most of the sentences that its fills stand in, where both may be of one type; a fill goes to another one
that its sentence tells of. Never makes a statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.encoder.decode import Fill, Told
from rashomon.pipeline.around import Around
from rashomon.pipeline.doubles import ALIKE
from rashomon.records import Account, Category, Statement
from rashomon.vocabulary import kinds


def own_types_first(told: Sequence[Told], accounts: Sequence[Account]) -> list[Told]:
    """Return the incidents, those first whose very type the rules tell of."""
    types = {type_of(one.kind) for one in accounts}
    return sorted(told, key=lambda one: one.type not in types)


def home_of_incident(
    one: Told, free: Sequence[Account], statements: Sequence[Statement], around: Around
) -> Account | None:
    """Return the account told in most of the sentences of an incident's fills; None where none fits."""
    places = {s.span.start for fill in one.fills if (s := around.sentence_at(fill.start))}
    fits = [account for account in free if any(_may_be(one.type, kind) for kind in _kinds_of(account, statements))]
    told_in = {a.id: {s.span.start for s in statements if s.account_id == a.id} for a in fits}
    scored = [(len(places & told_in[a.id]), -number, a) for number, a in enumerate(fits)]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and (best[0] or not one.fills) else None


def home_of_fill(fill: Fill, home: Account, others: Mapping[int, Sequence[Account]], around: Around) -> Account:
    """Return the account of a fill: another one where the rules tell of that in its sentence, and not of its own."""
    sentence = around.sentence_at(fill.start)
    there = others.get(sentence.span.start, ()) if sentence is not None else ()
    return there[0] if there and all(account.id != home.id for account in there) else home


def told_there(accounts: Sequence[Account], statements: Sequence[Statement]) -> Mapping[int, Sequence[Account]]:
    """Return the accounts that the rules tell of in each sentence, by its start, the one told of most first."""
    counts: dict[int, Counter[str]] = {}
    for statement in statements:
        counts.setdefault(statement.span.start, Counter())[statement.account_id] += 1
    told = {
        start: sorted((a for a in accounts if a.id in found), key=lambda account: -found[account.id])
        for start, found in counts.items()
    }
    return {start: found for start, found in told.items() if found}


def types_of(account: Account, statements: Sequence[Statement]) -> set[str]:
    """Return of which types an account takes one incident each: none, so one of any, but for an attack in parts."""
    told = _kinds_of(account, statements)
    families = {str(kinds()[kind]["family"]) for kind in told} - {"any"}
    return {type_of(kind) for kind in told} if len(families) > 1 else set()


def _kinds_of(account: Account, statements: Sequence[Statement]) -> set[str]:
    """Return the kinds that an account is told as: a ship was boarded, and shots were fired."""
    told = {s.value.code for s in statements if s.account_id == account.id and isinstance(s.value, Category)}
    return {account.kind, *(told & kinds().keys())}


def _may_be(kind: str, account_kind: str) -> bool:
    other = type_of(account_kind)
    return other == kind or {other, kind} <= ALIKE


def type_of(kind: str) -> str:
    """Return the MUC-4 type of a kind in small letters; "attack" for a kind that has none."""
    return str(kinds()[kind].get("muc4") or "attack").lower()
