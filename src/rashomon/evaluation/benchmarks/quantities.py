"""How many, when and where: what is read of whole reports against the coded incident.

In: the folder of gva (reports of shootings), that of awsd (a line on each incident of aid workers), or the folder that
holds both. Out: a result with the figures of :mod:`rashomon.evaluation.incident_facts`. Every report goes through gate,
encoder and rules. Of gva a report is asked about its main account (:func:`rashomon.extract.main_account.main_account`),
and reports that tell of two coded incidents are left out. Of awsd all accounts told as having happened count. Figures
without a word before them are of the part that was only counted; ``studied_`` ones of the part that rules were written
by, ``whole_`` ones of both. Where only awsd is there, its figures stand without ``awsd_``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.encoding import report_id
from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.road import Read, reader
from rashomon.evaluation.incident_facts import Answers, count_answers, figures
from rashomon.evaluation.phrases import phrase_figures
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import awsd, gva
from rashomon.evaluation.splits import studied
from rashomon.extract.incident_facts import facts_of
from rashomon.extract.main_account import main_account
from rashomon.extract.when import day_of
from rashomon.records import HAPPENED, Place, Quantity, Reading, Report, Statement
from rashomon.values.places import distance_km

#: Words for those whom awsd counts, and for those whom it does not: its codebook's rule.
_WORKERS = re.compile(
    r"\b(?:staff|workers?|volunteers?|drivers?|guards?|employees?|contractors?|vaccinators?|deminers?)\b", re.I
)
_OTHERS = re.compile(
    r"\b(?:people|persons|civilians?|others|children|child|patients?|passengers?|soldiers?|villagers?|residents?|beneficiar"
    r"|refugees?|attackers?|militants?|gunm[ae]n|relatives?|wife|son|daughter|brother|nephew|baby)\b",
    re.I,
)
#: A coded place is taken for found within this distance, in km.
NEAR_KM = 25.0


def measure_quantities(data: Path, look: Look, *, read: Read | None = None) -> Result:
    """Measure on gva, awsd or both. Raises DataMissing when neither is there, UsageError when a set is empty."""
    shootings, workers = _folder(data, "gva", gva.REPORTS), _table(data)
    if shootings is None and workers is None:
        raise DataMissing(f"{data} holds neither gva nor awsd: 'evaluate quantities' needs one of them. Check --data.")
    tell = read or reader(threads=1)
    metrics, intervals, documents = dict[str, float](), dict[str, tuple[float, float]](), 0
    asked: list[tuple[str, list[tuple[str, Answers]]]] = []
    if shootings is not None:
        asked.append(("", [*_of_gva(shootings, look, tell)]))
    if workers is not None:
        asked.append(("awsd_" if shootings is not None else "", [*_of_awsd(workers, look, tell)]))
    for prefix, rows in asked:
        documents += len(rows)
        parts = {
            "": [answers for key, answers in rows if not studied(key)],
            "studied_": [answers for key, answers in rows if studied(key)],
            "whole_": [answers for _, answers in rows],
        }
        for part, answers in parts.items():
            values, ends = figures(answers, part + prefix)
            metrics |= values
            intervals |= ends
    numbers, tables = phrase_figures()
    return Result("quantities", "only counted", documents, metrics | numbers, intervals, tables)


def _folder(data: Path, name: str, file: str) -> Path | None:
    return next((folder for folder in (data / name, data) if (folder / file).is_file()), None)


def _table(data: Path) -> Path | None:
    """Return the file of awsd: the first table that has its columns."""
    files = [*sorted((data / "awsd").glob("*.csv")), *sorted(data.glob("*.csv"))]
    return next((path for path in files if "Total kidnapped" in _first_line(path)), None)


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline()


def _of_gva(folder: Path, look: Look, read: Read) -> Iterator[tuple[str, Answers]]:
    reports, coded = gva.load(folder)
    for told in look.counted(look.first([one for one in reports if len(one.incidents) == 1])):
        reading = read(gva.report_of(told))
        yield f"gva/{told.incidents[0]}", gva_answers(reading, coded[told.incidents[0]])


def gva_answers(reading: Reading, coded: gva.Coded) -> Answers:
    """Answer for a report by its main account."""
    account = main_account(reading)
    facts = facts_of([s for s in reading.statements if account is not None and s.account_id == account.id])
    totals = {"killed": facts.killed, "injured": facts.injured}
    numbers = {name: total.best if total is not None else None for name, total in totals.items()}
    day = day_of(facts.day.value) if facts.day is not None else None
    place = facts.place.value if facts.place is not None else None
    return {
        **count_answers(numbers, {"killed": coded.killed, "injured": coded.injured}),
        "day_exact": day == coded.day,
        "day_given": day is not None,
        "day_precision": None if day is None else day == coded.day,
        **_place_answers(place, coded),
    }


def _place_answers(place: Place | None, coded: gva.Coded) -> Answers:
    named = place is not None and _plain(coded.city) in {_plain(place.name), _plain(place.city), _plain(place.words)}
    if coded.point is None:
        return {"city_right": named}
    point = Place("", "", latitude=coded.point[0], longitude=coded.point[1])
    apart = distance_km(point, place) if place is not None else None
    near = apart is not None and apart <= NEAR_KM
    return {
        "within_25_km": near,
        "place_given": place is not None,
        "place_precision": None if place is None else near,
        "city_right": named,
    }


def _plain(name: str) -> str:
    """A city's name without what is added in brackets ("Saint Louis (Ferguson)")."""
    return name.split("(")[0].strip().lower().replace("saint ", "st. ")


def _of_awsd(path: Path, look: Look, read: Read) -> Iterator[tuple[str, Answers]]:
    for row in look.counted(look.first(awsd.load_counts(path))):
        report = Report("", row.text, row.published)
        reading = read(replace(report, id=report_id(report)))
        yield row.id, awsd_answers(reading, row)


def awsd_answers(reading: Reading, row: awsd.Counted) -> Answers:
    """Answer for a line of text by all that it tells as having happened."""
    told = {a.id for a in reading.accounts if a.form == "incident" and a.stance in HAPPENED}
    facts = facts_of(_of_workers([s for s in reading.statements if s.account_id in told]))
    totals = {"killed": facts.killed, "wounded": facts.injured, "kidnapped": facts.kidnapped}
    numbers = {name: total.best if total is not None else None for name, total in totals.items()}
    if numbers["kidnapped"] is not None and not _apart(reading.statements):  # who was then killed is coded as killed
        numbers["kidnapped"] = max(numbers["kidnapped"] - (numbers["killed"] or 0), 0)
    return count_answers(numbers, {"killed": row.killed, "wounded": row.wounded, "kidnapped": row.kidnapped})


def _apart(statements: Sequence[Statement]) -> bool:
    """Tell whether one sentence tells of some killed and of others abducted: "two guards killed, one abducted".

    "One of the guards was killed" tells of one of those abducted.
    """
    counts = [s for s in statements if isinstance(s.value, Quantity)]
    killed = [(s.span, s.value.words) for s in counts if s.field == "killed" and not _is_part(s)]
    abducted = [(s.span, s.value.words) for s in counts if s.field == "kidnapped"]
    return any(span == other and words != told for span, words in killed for other, told in abducted)


def _is_part(statement: Statement) -> bool:
    assert isinstance(statement.value, Quantity)
    words = statement.value.words
    return " of " in words or f"{words} of " in statement.words


def _of_workers(statements: Sequence[Statement]) -> list[Statement]:
    """Leave out those who are no workers of the coded organisations, where the line tells of workers too."""
    counts = [s for s in statements if isinstance(s.value, Quantity)]
    workers = any(_WORKERS.search(s.value.words) for s in counts)
    return [s for s in statements if not (workers and isinstance(s.value, Quantity) and _is_other(s))]


def _is_other(statement: Statement) -> bool:
    """Tell whether those counted are no workers; "three others" are, where the sentence tells of workers before."""
    assert isinstance(statement.value, Quantity)
    found = _OTHERS.findall(statement.value.words)
    before = statement.words[: max(statement.words.find(statement.value.words), 0)]
    return bool(found) and not (found == ["others"] and _WORKERS.search(before))
