"""What the encoder read, added to what the rules read: each of its incidents to the account that tells of it.

In: a reading by rules, the encoder's incidents, and the report's context. Out: the reading with more statements, and
with accounts for incidents that the rules did not see. An incident joins the account told in most of the sentences
that its fills stand in, where both may be of one type. A statement that both found says so (``found_by`` names both);
nothing that the rules read is taken away or changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from rashomon.encoder.decode import Fill, Told
from rashomon.encoder.reading import ENCODER
from rashomon.encoding import account_id
from rashomon.extract.by_means import kind_by_words
from rashomon.extract.settings import Settings
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context
from rashomon.pipeline.around import Around, Where
from rashomon.pipeline.denying import denied, denies, disowned, hit, is_doubted, is_of_denied_deed
from rashomon.pipeline.doubles import ALIKE, words_of
from rashomon.pipeline.doubted import DOUBTED
from rashomon.pipeline.fills import FIELDS, value_of
from rashomon.pipeline.made import in_order
from rashomon.pipeline.repeated import repeats, undone
from rashomon.pipeline.spots import when_and_where
from rashomon.pipeline.strays import without_strays
from rashomon.pipeline.trimmed import trimmed
from rashomon.records import (
    HAPPENED,
    Account,
    Category,
    Name,
    Reading,
    Sentence,
    Span,
    Stance,
    Statement,
)
from rashomon.vocabulary import kinds

#: MUC-4's types to the kind of an account that only the encoder saw.
KINDS: Mapping[str, str] = MappingProxyType({
    "arson": "arson", "attack": "attack", "bombing": "bombing", "forced work stoppage": "work_stoppage",
    "kidnapping": "abduction", "robbery": "robbery",
})  # fmt: skip
#: The chance from which an incident that only the encoder saw counts as told. Below it the account is kept as unclear,
#: and joins no incident.
SURE = 0.5
#: The chance that the best of its fills must have where rules read another incident in that sentence. Set by hand.
LEAST_FILL = 0.3


def add_encoded(
    reading: Reading,
    told: Sequence[Told],
    context: Context,
    settings: Settings,
    speakers: Speakers,
    where: Where | None = None,
) -> Reading:
    """Return the reading with the encoder's incidents in it; ``where`` gives their places."""
    given = (denied(reading.statements), hit(reading.statements), disowned(reading))
    around = Around(reading.report, context, settings, speakers, where, *given)
    accounts, statements = list(reading.accounts), list(reading.statements)
    free = [a for a in accounts if a.form == "incident" and a.stance in HAPPENED]
    types = {a.id: _types_of(a, statements) for a in free}
    of_rules = {a.id for a in free}
    told_of = frozenset(s.span.start for s in statements if s.account_id in of_rules)
    others = _told_there(free, statements)
    apart: list[Told] = []
    for one in _in_turn([trimmed(one, reading.report.text) for one in told], free):
        home = _home(one, free, statements, around)
        if home is not None:
            one, strays = without_strays(one, home, reading.statements, around)
            apart += strays
            types[home.id].discard(one.type)
            if not types[home.id]:
                free.remove(home)
            statements = _joined(statements, list(_statements(one, home, around, others)))
        elif one.fills or not of_rules:  # else a type alone, of nobody and nothing, beside what the rules read
            apart.append(one)
    none = undone(reading)
    for one in apart:
        if repeats(one, reading.accounts, statements, around):
            continue
        if (home := _new_account(one, around, told_of, none)) and all(a.id != home.id for a in accounts):
            accounts.append(home)
            statements += [_kind(home, one, around), *_statements(one, home, around)]
            statements += when_and_where(one.fills, home, around)
    return replace(reading, accounts=tuple(accounts), statements=in_order(statements))


def _in_turn(told: Sequence[Told], accounts: Sequence[Account]) -> list[Told]:
    """Return the incidents, those first whose very type the rules tell of."""
    types = {_type(one.kind) for one in accounts}
    return sorted(told, key=lambda one: one.type not in types)


def _home(one: Told, free: Sequence[Account], statements: Sequence[Statement], around: Around) -> Account | None:
    """Return the account told in most of the sentences of an incident's fills; None where none fits."""
    places = {s.span.start for fill in one.fills if (s := around.sentence_at(fill.start))}
    fits = [account for account in free if any(_may_be(one.type, kind) for kind in _kinds_of(account, statements))]
    told_in = {a.id: {s.span.start for s in statements if s.account_id == a.id} for a in fits}
    scored = [(len(places & told_in[a.id]), -number, a) for number, a in enumerate(fits)]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and (best[0] or not one.fills) else None


def _kinds_of(account: Account, statements: Sequence[Statement]) -> set[str]:
    """Return the kinds that an account is told as: a ship was boarded, and shots were fired."""
    told = {s.value.code for s in statements if s.account_id == account.id and isinstance(s.value, Category)}
    return {account.kind, *(told & kinds().keys())}


def _types_of(account: Account, statements: Sequence[Statement]) -> set[str]:
    """Return of which types an account takes one incident each: none, so one of any, but for an attack in parts."""
    told = _kinds_of(account, statements)
    families = {str(kinds()[kind]["family"]) for kind in told} - {"any"}
    return {_type(kind) for kind in told} if len(families) > 1 else set()


def _may_be(kind: str, account_kind: str) -> bool:
    other = _type(account_kind)
    return other == kind or {other, kind} <= ALIKE


def _type(kind: str) -> str:
    return str(kinds()[kind].get("muc4") or "attack").lower()


def _new_account(one: Told, around: Around, told_of: frozenset[int], none: frozenset[int]) -> Account | None:
    """Make an account at the best fill, told as its words are told there; unclear where the encoder is not sure.

    ``told_of`` are the starts of sentences that tell of another incident: there a fill must be likely too; ``none``
    those that tell only of what did not happen, as the rules read it.
    """
    fill = max(one.fills, key=lambda f: f.score, default=None)
    sentence = around.sentence_at(fill.start) if fill else next(iter(around.context.sentences), None)
    if sentence is None:
        return None
    span = Span(fill.start, fill.end) if fill else sentence.span
    telling = around.telling(span, "kind", one.score)
    alone = sentence.span.start not in told_of or (fill is not None and fill.score >= LEAST_FILL)
    happened = sentence.span.start not in none
    sure = one.score >= SURE and alone and happened and (not told_of or _is_named(one, sentence, around))
    stance: Stance = telling.stance if telling is not None and sure else "unclear"
    kind = _kind_there(one, sentence)
    identity = account_id(around.report.id, kind, "incident", stance, span)
    words = around.report.text[span.start : span.end]
    return Account(identity, around.report.id, kind, "incident", stance, span, words)


def _kind_there(one: Told, sentence: Sentence) -> str:
    """Return the kind of an incident by its type; of an attack, by the words of its sentence where they tell more."""
    told = kind_by_words(sentence.text) if one.type == "attack" else KINDS[one.type]
    return told if _type(told) == one.type or one.type != "attack" else KINDS[one.type]


def _is_named(one: Told, best: Sentence, around: Around) -> bool:
    """Tell an incident for whose type a sentence of its fills has a word: no abduction without "taken" or the like."""
    words = words_of(one.type)
    sentences = [best, *(s for fill in one.fills if (s := around.sentence_at(fill.start)))]
    return words is None or any(words.search(sentence.text) for sentence in sentences)


def _kind(home: Account, one: Told, around: Around) -> Statement:
    telling = around.telling(home.span, "kind", one.score)
    assert telling is not None  # the account's span lies in a sentence: it was made from one
    return around.statement(home, "kind", Category(home.words, home.kind, "kinds"), telling)


def _told_there(accounts: Sequence[Account], statements: Sequence[Statement]) -> Mapping[int, Sequence[Account]]:
    """Return the accounts that the rules tell of in each sentence, by its start, the one told of most first."""
    counts: dict[int, Counter[str]] = {}
    for statement in statements:
        counts.setdefault(statement.span.start, Counter())[statement.account_id] += 1
    told = {
        start: sorted((a for a in accounts if a.id in found), key=lambda account: -found[account.id])
        for start, found in counts.items()
    }
    return {start: found for start, found in told.items() if found}


def _home_of(fill: Fill, home: Account, others: Mapping[int, Sequence[Account]], around: Around) -> Account:
    """Return the account of a fill: another one where the rules tell of that in its sentence, and not of its own."""
    sentence = around.sentence_at(fill.start)
    there = others.get(sentence.span.start, ()) if sentence is not None else ()
    return there[0] if there and all(account.id != home.id for account in there) else home


def _statements(
    one: Told, home: Account, around: Around, others: Mapping[int, Sequence[Account]] = MappingProxyType({})
) -> Iterator[Statement]:
    telling = around.telling(home.span, "incident_type", one.score)
    if telling is not None:
        yield around.statement(home, "incident_type", Category(home.words, one.type, "muc4"), telling)
    for fill in one.fills:
        telling = around.telling(Span(fill.start, fill.end), FIELDS[fill.role], fill.score)
        if telling is not None and not denies(fill, around) and not is_of_denied_deed(telling, around):
            account = _home_of(fill, home, others, around)
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
        elif ENCODER not in kept[at].found_by:
            kept[at] = replace(kept[at], found_by=f"{kept[at].found_by} {new.found_by}")
    return kept


def _says_the_same(old: Statement, new: Statement) -> bool:
    if (old.account_id, old.field, old.span) != (new.account_id, new.field, new.span):
        return False
    if isinstance(old.value, Name) and isinstance(new.value, Name):
        return old.value.canonical.lower() == new.value.canonical.lower() != ""
    return old.value.words.lower() == new.value.words.lower() != ""
