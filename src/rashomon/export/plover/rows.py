"""A dossier to PLOVER rows: the incident, then its verbal acts in order of telling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.export.plover.entities import entities, voices
from rashomon.export.plover.parts import count, day_of, place_of
from rashomon.export.values import Row
from rashomon.extract.withdrawals import taken_back
from rashomon.records import Account, Category, Dossier, Name, Report, Stance, Statement
from rashomon.vocabulary import kinds

#: PLOVER event type -> quad category. SANCTION is material conflict in the manual's own section on it and verbal
#: conflict in its table of quads; the numbers here are those of the table.
QUADS: Mapping[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "SANCTION", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
#: Fields of an incident that its row rests on, besides claims of responsibility.
FIELDS = frozenset({"kind", "perpetrator", "victim", "target", "time", "place", "killed", "injured"})
#: Types that the codebook wants a recipient for.
RECIPIENT_NEEDED = frozenset({"COOPERATE", "AID", "SANCTION"})


def plover_rows(dossier: Dossier) -> Iterator[Row]:
    """Yield an incident and the verbal acts told beside it as rows with exactly the keys of ``PLOVER_KEYS``."""
    yield _incident(dossier)
    acts = {account.id: (account, statements) for account, statements in dossier.said}
    for account in _in_order(dossier, [account for account, _ in acts.values()]):
        yield _act(dossier, *acts[account.id])


def _incident(dossier: Dossier) -> Row:
    incident, statements = dossier.incident, dossier.statements
    claimed = _claims(statements)
    told = [*(s for s in statements if s.field in FIELDS), *claimed]
    mode = str(kinds().get(incident.kind, {}).get("mode", ""))
    return _row(
        dossier,
        incident.id,
        incident.kind,
        dossier.accounts,
        told,
        modes=[mode] if mode else [],
        parts={
            "actor": entities(s for s in told if s.field in {"perpetrator", "responsibility"}),
            "recipient": entities(s for s in told if s.field in {"victim", "target"}),
            "dead": count(dossier.comparisons, "killed"),
            "injured": count(dossier.comparisons, "injured"),
            "form": "incident",
            "stance": "asserts",
        },
    )


def _claims(statements: Sequence[Statement]) -> list[Statement]:
    """Return who claims it and who denies such a claim, without claims taken back; doubts and silences name nobody."""
    undone = {statement.id for statement in taken_back(statements)}
    return [
        s
        for s in statements
        if s.field == "responsibility"
        and isinstance(s.value, Name)
        and s.stance in {"asserts", "denies"}
        and s.id not in undone
    ]


def _act(dossier: Dossier, account: Account, statements: Sequence[Statement]) -> Row:
    told = list(statements)
    modes = dict.fromkeys(s.value.code for s in told if s.field == "mode" and isinstance(s.value, Category))
    return _row(
        dossier,
        account.id,
        account.kind,
        [account],
        told,
        modes=list(modes),
        parts={
            "actor": entities((s for s in told if s.field == "perpetrator"), of_act=True),
            "recipient": entities((s for s in told if s.field == "recipient"), of_act=True),
            "dead": None,
            "injured": None,
            "form": "said",
            "stance": _stance(account, told),
        },
    )


def _row(
    dossier: Dossier,
    identity: str,
    kind: str,
    accounts: Sequence[Account],
    told: Sequence[Statement],
    *,
    modes: list[str],
    parts: Row,
) -> Row:
    event = str(kinds().get(kind, {}).get("plover", ""))
    ordered = _in_order(dossier, accounts)
    reports = [dossier.reports[key] for key in dict.fromkeys(a.report_id for a in ordered)] or _first_to_last(dossier)
    told = sorted(told, key=lambda s: (s.published, s.report_id, s.span, s.id))
    first, last, basis = day_of(told, reports)
    return {
        "id": identity,
        "date": first.isoformat(),
        "enddate": last.isoformat() if last else None,
        "actor": parts["actor"],
        "recipient": parts["recipient"],
        "event": [event] if event else [],
        "mode": modes,
        "quad_code": QUADS.get(event),
        "event_loc": place_of(told),
        "event_text": [a.words for a in ordered],
        "dead": parts["dead"],
        "injured": parts["injured"],
        "link": dossier.incident.id,
        "text_info": [{"report": a.report_id, "start": a.span.start, "end": a.span.end} for a in ordered],
        "cite_info": [_citation(report) for report in reports],
        "comment": _comment(event, parts),
        "form": parts["form"],
        "kind": kind,
        "date_basis": basis,
        "speaker": voices(told),
        "stance": parts["stance"],
        "statements": sorted(s.id for s in told),
    }


def _in_order(dossier: Dossier, accounts: Sequence[Account]) -> list[Account]:
    """Return accounts by day of publication, report and place in it."""
    return sorted(accounts, key=lambda a: (dossier.reports[a.report_id].published, a.report_id, a.span, a.id))


def _first_to_last(dossier: Dossier) -> list[Report]:
    return sorted(dossier.reports.values(), key=lambda report: (report.published, report.id))


def _stance(account: Account, told: Sequence[Statement]) -> Stance:
    """Return how an act is told: as its actor's statement says (a denial, a condition), else as its account does."""
    return next((s.stance for s in told if s.field == "perpetrator" and s.stance != "asserts"), account.stance)


def _comment(event: str, parts: Row) -> str:
    lacking = [] if parts["actor"] else ["no actor is named"]
    if event in RECIPIENT_NEEDED and not parts["recipient"]:
        lacking.append("no recipient is named, and the codebook asks for one")
    return "; ".join(lacking)


def _citation(report: Report) -> Row:
    return {
        "report": report.id,
        "publication": report.publisher,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "published": report.published.isoformat(),
    }
