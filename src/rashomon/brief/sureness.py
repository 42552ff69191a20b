"""How sure each report is that those it names did it, and why: a line for each organisation named.

What a report is sure of is decided by :mod:`rashomon.extract.confidence`. A report may tell of other incidents too, so
only the sentences of its statements on this one are read. Left out are reports that no more than deny it, fear it, ask
or mention the name, and those where nothing speaks for what the weights come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from rashomon.brief.drafts import Draft
from rashomon.brief.phrases import SURENESS, say
from rashomon.brief.sides import APART
from rashomon.brief.voices import publisher_name, representatives, told_order
from rashomon.brief.wording import listing, show
from rashomon.extract.confidence import Confidence, gather, weigh
from rashomon.records import Dossier, Name, Stance, Statement
from rashomon.values.names import same_name

FIELDS = frozenset({"perpetrator", "responsibility"})
#: Stances under which somebody is said to have done it, surely or not.
_TELLING: frozenset[Stance] = frozenset({"asserts", "possible"})
#: Words that begin a description ("an outlaw group"), not a name.
_ARTICLES = ("a ", "an ", "one ", "another ", "some ", "several ")
_NOBODY = frozenset({"unnamed", "unknown"})


def names_somebody(statement: Statement) -> bool:
    """Tell whether a statement names who did it."""
    value = statement.value
    named = isinstance(value, Name) and value.kind not in _NOBODY
    return named and statement.field in FIELDS and statement.stance not in APART


def sure_lines(dossier: Dossier) -> list[Draft]:
    """Return a line for each organisation named: how sure the reports that name it are, and why."""
    bearing = (one for one in dossier.statements if one.field in FIELDS and one.stance in {*_TELLING, "denies"})
    told = sorted(bearing, key=told_order)
    lines = (_line(dossier, names, _naming(told, names)) for names in _organisations(told))
    return [line for line in lines if line is not None]


def _organisations(told: Iterable[Statement]) -> list[list[Name]]:
    """Return the organisations named, each with the ways it is named."""
    found: list[list[Name]] = []
    for value in (one.value for one in told if names_somebody(one) and one.stance in _TELLING):
        if not isinstance(value, Name) or not _is_organisation(value):
            continue
        home = next((names for names in found if any(_same(value, other) for other in names)), None)
        if home is None:
            found.append([value])
        else:
            home.append(value)
    return found


def _is_organisation(name: Name) -> bool:
    return name.kind not in {"person", "publisher"} and not name.words.casefold().startswith(_ARTICLES)


def _naming(told: Iterable[Statement], names: Sequence[Name]) -> list[Statement]:
    return [s for s in told if isinstance(s.value, Name) and any(_same(s.value, name) for name in names)]


def _same(one: Name, other: Name) -> bool:
    return one.canonical.casefold() == other.canonical.casefold() or same_name(one, other)


def _line(dossier: Dossier, names: Sequence[Name], told: Sequence[Statement]) -> Draft | None:
    found: dict[str, list[tuple[Confidence, list[Statement]]]] = {}
    for confidence, cited in _by_report(dossier, names, told):
        found.setdefault(confidence.fill, []).append((confidence, cited))
    cited = sorted((s for group in found.values() for _, rests in group for s in rests), key=told_order)
    if not cited:
        return None
    parts = [_part(dossier, fill, found[fill]) for fill in SURENESS if fill in found]
    text = say("sure", value=show(cited[0].value), parts="; ".join(parts))
    return Draft(text, tuple(dict.fromkeys(cited)), label=say("how sure"))


def _by_report(
    dossier: Dossier, names: Sequence[Name], told: Sequence[Statement]
) -> Iterator[tuple[Confidence, list[Statement]]]:
    """Yield how sure each report is, with the statements that this rests on."""
    known = list(dict.fromkeys(name.canonical for name in names))
    for report_id in dict.fromkeys(one.report_id for one in told if one.stance in _TELLING):
        own = [one for one in told if one.report_id == report_id]
        confidence = weigh(gather(known, _words_of(own, dossier.reports[report_id].text), own))
        rests = [one for one in own if one.id in confidence.statements]
        if rests and confidence.why:
            yield confidence, list(representatives(rests))


def _words_of(statements: Iterable[Statement], text: str) -> str:
    """Return a text with nothing but the words of statements left, each in its place."""
    kept = regex.sub(r"\S", " ", text)
    for span in (one.span for one in statements):
        kept = kept[: span.start] + text[span.start : span.end] + kept[span.end :]
    return kept


def _part(dossier: Dossier, fill: str, group: Sequence[tuple[Confidence, list[Statement]]]) -> str:
    publishers = listing([publisher_name(dossier.reports[cited[0].report_id]) for _, cited in group])
    reasons = listing([f"{one.why[:1].lower()}{one.why[1:]}" for one, _ in group])
    return say("sure part", fill=SURENESS[fill], publishers=publishers, reasons=reasons)
