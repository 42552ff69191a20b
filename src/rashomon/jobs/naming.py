"""Who is meant across reports: names with one bearer, as the machine finds and as persons decide.

In: a ledger. Out: bearers with all their names; a stored decision. Statements keep the names they were read with; the
form that stands for a bearer is chosen among those of what is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.encoding import name_decision_id
from rashomon.errors import UsageError
from rashomon.jobs.decided import check_signed
from rashomon.linking.bearers import NameLink, link_names, standing_for
from rashomon.records import Name, NameDecision, NameKind, NameVerdict, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Kinds of bearers that a decision may be about; whoever is unnamed may be anybody.
NAMED: frozenset[NameKind] = frozenset({"person", "organisation", "armed group", "state", "publisher"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who is named: the form that stands for them, their kind, all forms with how often each is used."""

    name: str
    kind: NameKind
    countries: tuple[str, ...]
    forms: Mapping[str, int]
    links: tuple[NameLink, ...] = ()


def bearers(ledger: Ledger, *, as_of: datetime | None = None) -> list[Bearer]:
    """Return everybody whom statements name, as speaker or value, by name; one row for several names of one bearer."""
    names = list(_names(ledger.statements(as_of=as_of)))
    links = link_names(names, ledger.name_decisions(as_of=as_of))
    groups: dict[str, list[Name]] = {}
    stands = standing_for(names, links)
    for name in names:
        groups.setdefault(stands[name.canonical], []).append(name)
    return [_bearer(form, group, links) for form, group in sorted(groups.items())]


def one_name(statements: Iterable[Statement], decisions: Iterable[NameDecision]) -> Mapping[str, str]:
    """Return the name that stands for each canonical name of some statements, where it is another."""
    names = list(_names(statements))
    stands = standing_for(names, link_names(names, decisions))
    return {form: name for form, name in stands.items() if form != name}


def decide_names(
    ledger: Ledger, one: str, other: str, decision: NameVerdict, because: str, *, by: str, at: datetime
) -> NameDecision:
    """Store a person's decision about two names that statements bear, given as they are listed.

    Raises UsageError when the two are one, when no statement names one of them, when there is nothing to undo, and
    without a reason or a name to sign with.
    """
    check_signed(because, by)
    known = {name.canonical for name in _names(ledger.statements())}
    for name in (one, other):
        if name not in known:
            raise UsageError(f"No statement names {name!r}. 'rashomon names' lists the names as they are written here.")
    first, second = sorted((one, other))
    if first == second:
        raise UsageError("A decision is about two different names; these are one.")
    if decision == "undo" and not _stands(ledger, first, second):
        raise UsageError(f"Nobody has decided anything about {first} and {second}, so there is nothing to undo.")
    draft = NameDecision("", first, second, decision, because.strip(), by.strip(), at)
    made = replace(draft, id=name_decision_id(draft))
    ledger.add_name_decisions([made], recorded=at)
    return made


def _stands(ledger: Ledger, one: str, other: str) -> bool:
    about = [made for made in ledger.name_decisions() if (made.one, made.other) == (one, other)]
    return bool(about) and about[-1].decision != "undo"


def _names(statements: Iterable[Statement]) -> Iterator[Name]:
    for statement in statements:
        for value in (statement.value, statement.speaker, *statement.via):
            if isinstance(value, Name) and value.kind in NAMED and value.canonical:
                yield value


def _bearer(form: str, names: Sequence[Name], links: Iterable[NameLink]) -> Bearer:
    forms = Counter(name.canonical for name in names)
    kinds = Counter(name.kind for name in names)
    kind = min(kinds, key=lambda one: (-kinds[one], one))
    countries = tuple(sorted({name.country for name in names if name.country}))
    own = tuple(link for link in links if forms.keys() & {link.one, link.other})
    return Bearer(form, kind, countries, dict(sorted(forms.items(), key=lambda one: (-one[1], one[0]))), own)
