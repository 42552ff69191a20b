"""Hypothesis strategies for whole dossiers: any values, speakers, stances and texts that the records allow."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st
from tests import strategies as records
from tests.brief.dossier_builder import OWN_VOICE, compare_by_value

from rashomon.encoding import statement_id
from rashomon.records import Account, Dossier, Form, Incident, Name, Report, Statement, Value, Wording
from rashomon.vocabulary import fields, kinds

HOSTILE = (
    "<script>alert(1)</script> \x1b[31mred\x1b[0m \u202egnp.exe\u202c \x00\x85 | `code` [a](javascript:b) {{ 7 }} {x}"
)
TEXTS = records.WORDS | st.sampled_from([HOSTILE, "The army said that 21 rockets hit the Green Zone on Sunday. " * 5])
#: Strategies are made once, since making them takes longer than drawing from them; the words are put in afterwards.
NAMES, TIMES = records.names(), records.time_ranges()
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "TimeRange": TIMES,
    "Place": records.places(),
    "Quantity": records.quantities(),
    "Name": NAMES,
    "Category": records.categories(),
    "Wording": st.just(Wording("")),
}
REPORTS = records.reports(TEXTS)
KNOWN = st.sampled_from(["Iraqi military", "Levant Wire"]).map(lambda words: Name(words, words, "organisation"))
SPEAKERS = st.just(OWN_VOICE) | KNOWN | NAMES
HEDGES = st.sampled_from(["", "reportedly", HOSTILE])
VIA = st.lists(NAMES, max_size=1).map(tuple)
SAID = st.none() | TIMES
STANCES = st.sampled_from(records.STANCES)
STATES = st.sampled_from(["agreed", "contested", "single", "denied", "unknown"])


@cache
def values_of(field: str) -> st.SearchStrategy[Value]:
    """Return the strategy for the type of value that a field has."""
    return VALUES[fields()[field]["value"]]


@st.composite
def statements(draw: st.DrawFn, report: Report, account: str, names: list[str]) -> Statement:
    """Draw a statement of a report about one of the fields named."""
    span = draw(records.spans(report.text))
    words = report.text[span.start : span.end]
    field = draw(st.sampled_from(names))
    statement = Statement(
        id="",
        report_id=report.id,
        account_id=account,
        field=field,
        value=replace(draw(values_of(field)), words=words),
        speaker=draw(SPEAKERS),
        stance=draw(STANCES),
        words=words,
        span=span,
        published=report.published,
        found_by="hypothesis",
        score=1.0,
        hedge=draw(HEDGES),
        via=draw(VIA),
        said=draw(SAID),
    )
    return replace(statement, id=statement_id(statement))


@st.composite
def beside(draw: st.DrawFn, report: Report, form: Form) -> tuple[Account, tuple[Statement, ...]]:
    """Draw a verbal act or a count of incidents with its statements."""
    kind = draw(
        st.sampled_from([code for code, entry in kinds().items() if (entry["form"] == "said") == (form == "said")])
    )
    account = replace(draw(records.accounts(report)), kind=kind, form=form)
    names = ["perpetrator", "recipient"] if form == "said" else ["incident_count", "killed", "since"]
    return account, tuple(draw(st.lists(statements(report, account.id, names), max_size=3)))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Draw a dossier of one to three reports."""
    reports = draw(st.lists(REPORTS, min_size=1, max_size=3, unique_by=lambda report: report.id))
    told: list[Statement] = []
    said, series, cites = [], [], []
    for report in reports:
        told += draw(st.lists(statements(report, f"account-{report.id}", list(fields())), max_size=6))
        said += draw(st.lists(beside(report, "said"), max_size=2))
        series += draw(st.lists(beside(report, "series"), max_size=1))
        cites += draw(st.lists(statements(report, "", ["cites"]), max_size=1))
    joined = tuple(sorted(f"account-{report.id}" for report in reports))
    links = draw(st.lists(records.links(), max_size=2))
    incident = Incident(joined[0], "rocket_attack", "incident", joined)
    compared = sorted({statement.field for statement in told})
    return Dossier(
        incident=incident,
        accounts=(),
        statements=tuple(told),
        comparisons=tuple(
            compare_by_value(incident.id, name, draw(STATES), [s for s in told if s.field == name])
            for name in compared
            if draw(st.booleans()) or name == "killed"
        ),
        reports={report.id: report for report in reports},
        said=tuple(said),
        series=tuple(series),
        cites=tuple(cites),
        alike=tuple(links),
        others={account: draw(REPORTS) for link in links for account in (link.left, link.right) if draw(st.booleans())},
    )
