"""Who did it, to whom and to what, and with what, in modern texts that were marked by hand.

In: the folder of all sets, and the marks of this repository (:mod:`rashomon.evaluation.sets.marked`). Out: a result
over the held texts, read by the whole road. A field of an incident is found where one of its marks is told in the text;
a value told is right where it is one of the marks of its field in the text. Told and marked are one where their words,
in lower case, are the same, or the words of one stand in the other and end it ("masked gunmen", "gunmen") or begin it
("Islamic State", "Islamic State fighters"). Which incident a value was given to is not asked. What was denied, asked or
threatened is told like the rest. Places and times are counted beside, not in ``all``. ``encoder_`` are the figures of
what the encoder found, ``rules_`` those of the rules. ``texts_`` ask only whether a text tells of an incident that
happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from rashomon.compare.values import bare
from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.road import reader
from rashomon.evaluation.muc4.counts import Counts, total
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import marked
from rashomon.evaluation.sets.marked import MarkedText
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.jobs.profiles import is_linked
from rashomon.records import Reading, Report, Statement

#: Field -> the roles of marks that fill it.
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "perpetrator": ("ind", "org"), "victim": ("victim", "person"), "target": ("target",), "weapon": ("weapon",),
})  # fmt: skip
#: Fields that are counted beside those, and not in ``all``: where and when.
BESIDE: Mapping[str, tuple[str, ...]] = MappingProxyType({"place": ("place",), "time": ("time",)})
#: Field of a statement -> the field it counts as.
TOLD: Mapping[str, str] = MappingProxyType(
    {field: field for field in (*FIELDS, *BESIDE)} | {"target_physical": "target"}
)
#: The day that texts are read as of: the sets give none.
_DAY = date(2015, 6, 15)
#: A text to what is read from it.
Read = Callable[[str], Reading]


def measure_marked(data: Path, look: Look, *, read: Read | None = None, folder: Path = marked.FOLDER) -> Result:
    """Measure on the held texts. Raises DataMissing when the marks or a set they speak of are not there."""
    try:
        texts = look.first(marked.load(data, folder, held=True))
    except (OSError, ValueError) as error:
        raise DataMissing(f"'evaluate marked' reads marks in {folder} and their texts in {data}: {error}") from error
    if not texts:
        raise DataMissing(f"{folder} holds no marks: run from the folder of the repository that has them")
    tell = read or _reader()
    told = [(one, tell(one.text)) for one in look.counted(texts)]
    metrics, intervals = dict[str, float](), dict[str, tuple[float, float]]()
    for way, keep in _WAYS.items():
        words = {one.id: words_told(filter(keep, of_incidents(reading))) for one, reading in told}
        counts = {one.id: counted(one, words[one.id]) for one, _ in told}
        by_name = {"all": {id_: total(of.values()) for id_, of in counts.items()}}
        by_name |= {name: {id_: of[name] for id_, of in counts.items()} for name in FIELDS}
        beside = {one.id: counted(one, words[one.id], BESIDE) for one, _ in told}
        by_name |= {name: {id_: of[name] for id_, of in beside.items()} for name in BESIDE}
        for name, by_text in by_name.items():
            metrics |= shares(way + name, by_text)
            intervals |= share_intervals(way + name, by_text)
    texts_told = {one.id: _told(one, reading) for one, reading in told}
    metrics |= shares("texts", texts_told)
    intervals |= share_intervals("texts", texts_told)
    return Result("marked", "held", len(texts), metrics, intervals)


_WAYS: Mapping[str, Callable[[Statement], bool]] = MappingProxyType({
    "": lambda statement: True,
    "encoder_": lambda statement: "encoder" in statement.found_by,
    "rules_": lambda statement: not statement.found_by.startswith("encoder"),
})  # fmt: skip


def _told(one: MarkedText, reading: Reading) -> Counts:
    told = any(map(is_linked, reading.accounts))
    marked_so = bool(one.incidents)
    return Counts(told and marked_so, told, told and marked_so, marked_so)


def of_incidents(reading: Reading) -> Iterable[Statement]:
    """Yield the statements of incidents: the actor of a verbal act is no perpetrator."""
    incidents = {account.id for account in reading.accounts if account.form == "incident"}
    return (one for one in reading.statements if one.account_id in incidents)


def words_told(statements: Iterable[Statement]) -> dict[str, set[str]]:
    """Return the words of the values told, by field."""
    told: dict[str, set[str]] = {}
    for statement in statements:
        if statement.field in TOLD:
            told.setdefault(TOLD[statement.field], set()).add(statement.value.words)
    return told


def counted(
    one: MarkedText, words: Mapping[str, Iterable[str]], fields: Mapping[str, tuple[str, ...]] = FIELDS
) -> dict[str, Counts]:
    """Return the counts of a text by field; ``words`` are those told, by field."""
    told = {field: {bare(phrase) for phrase in words.get(field, ())} for field in fields}
    return {field: _counts(one, field, told, fields) for field in fields}


def _counts(one: MarkedText, field: str, told: Mapping[str, set[str]], fields: Mapping[str, tuple[str, ...]]) -> Counts:
    wanted = [marks for incident in one.incidents if (marks := _mentions(one.text, incident.spans, fields[field]))]
    # A statement of what was attacked may name people, and one of victims a thing: each is right as either.
    alike = ("victim", "target") if field in {"victim", "target"} else (field,)
    every = {
        mark for i in one.incidents for name in alike for mark in _mentions(one.text, i.spans, fields[name])
    }  # fmt: skip
    pool = [words for name in alike for words in told[name]]
    right = sum(any(same(words, mark) for mark in every) for words in told[field])
    found = sum(any(same(words, mark) for words in pool for mark in marks) for marks in wanted)
    return Counts(right, len(told[field]), found, len(wanted))


def _mentions(text: str, spans: Mapping[str, Sequence[tuple[int, int]]], roles: Sequence[str]) -> set[str]:
    return {bare(text[start:end]) for role in roles for start, end in spans.get(role, ())}


def same(left: str, right: str) -> bool:
    """Tell whether two phrases in lower case are one, or one of them begins or ends the other.

    >>> same("masked gunmen", "gunmen"), same("islamic state", "islamic state fighters"), same("gun", "gunmen")
    (True, True, False)
    """
    short, long = sorted((f"{left} ", f"{right} "), key=len)
    return long.startswith(short) or f" {long}".endswith(f" {short}")


def _reader() -> Read:
    read = reader()
    return lambda text: read(Report("marked", text, _DAY, publisher="marked"))
