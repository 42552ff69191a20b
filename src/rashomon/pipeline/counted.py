"""Numbers that no rule reads, and that the encoder's head for counts is sure of: more mentions.

In: the mentions of the rules, and the numbers of the report with what each counts by the head. Out: the mentions with
those of the head among them. What the rules read is never changed: a number whose words they read as harm, as what was
fired or as a count gets nothing from the head, nor does a list that holds one. A part of a greater number, and what did
not come about, make no mention. A list ("two wardens and a nurse") is one mention where all of it counts the same, and
none otherwise. A count over several incidents ("41 raids since May", "151 killed this year") tells of a series. The
rest of the reading treats a mention of the head as it treats what a rule found. Where the rules saw no incident at all,
who was harmed tells of one, as it does by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import regex

from rashomon.encoder.counts import Weighed
from rashomon.encoder.reading import ENCODER
from rashomon.extract.mentions import with_happening
from rashomon.records import Mention, Sentence, Span

#: What a number counts, and the field that it fills.
FIELDS: Mapping[str, str] = MappingProxyType({
    "killed": "killed", "injured": "injured", "kidnapped": "kidnapped", "missing": "missing", "arrested": "arrested",
    "munitions": "munitions", "intercepted": "munitions_intercepted", "incidents": "incident_count",
})  # fmt: skip
#: The chance from which a number counts; of munitions, which are easily taken for those seized, found or shot down.
SURE, SURE_OF_MUNITIONS = 0.7, 0.85
#: The chances from which something told beside a number keeps it out, and from which it counts over several incidents.
PART, UNREAL, SEVERAL = 0.35, 0.25, 0.6
#: What found such a mention.
FOUND_BY = f"{ENCODER}:counts"
#: What a series is told by.
_OF_SERIES = frozenset({"killed", "injured", "kidnapped", "incident_count"})
#: Labels of mentions whose words have their meaning; who was "shot" may be dead or hurt.
_READ = frozenset({*FIELDS.values(), "casualties", "munitions_failed"})
#: What stands between numbers of one list.
_AND = regex.compile(
    r"(?:,|,?\s(?:and|as\swell\sas))\s(?:(?:also|another|at\sleast|the|his|her|its|their)\s)?", regex.IGNORECASE
)
#: How the words around a number tell that it is part of another: "eight | of those held", "all but | two".
_OF_THOSE = regex.compile(r"(?:\s\p{L}+)?\sof\s(?:those|these|whom|which|the)\b", regex.IGNORECASE)
_BUT = regex.compile(r"\b(?:all\sbut|including|among\sthem|remaining|the\sother)\s$", regex.IGNORECASE)


def with_counted(
    mentions: Sequence[Mention], numbers: Iterable[Weighed], sentences: Sequence[Sentence]
) -> list[Mention]:
    """Return the mentions with those that the head adds, in order of place where any is added."""
    taken = [one for one in mentions if one.label in _READ]
    lists = list(_lists([one for one in numbers if _is_told(one, sentences)], sentences))
    free = [run for run in lists if not any(_touches(one, other) for one in run for other in taken)]
    sure = [run for run in free if _counts(run, sentences)]
    series = {one.sentence for one in mentions if one.code == "series"}
    many = [run[0] for run in sure if _is_over_many(run) and run[0].number.sentence not in series]
    single = [run for run in sure if run[0].chance_of("several") < SEVERAL and run[0].best[0] != "incidents"]
    added = [*(_mention(run) for run in single), *_series(many)]
    if not added:
        return list(mentions)
    return with_happening(sorted([*mentions, *added], key=lambda one: (one.sentence, one.span)), sentences)


def _is_told(one: Weighed, sentences: Sequence[Sentence]) -> bool:
    return not sentences[one.number.sentence].text.endswith("?")


def _lists(numbers: Sequence[Weighed], sentences: Sequence[Sentence]) -> Iterator[list[Weighed]]:
    """Yield numbers that stand in one list together, each other by itself."""
    run: list[Weighed] = []
    for one in numbers:
        if run and not _goes_on(run[-1], one, sentences):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_on(before: Weighed, one: Weighed, sentences: Sequence[Sentence]) -> bool:
    sentence = sentences[one.number.sentence]
    at = sentence.span.start
    same = before.number.sentence == sentence.index
    return same and _AND.fullmatch(sentence.text, before.number.stop - at, one.number.start - at) is not None


def _counts(run: Sequence[Weighed], sentences: Sequence[Sentence]) -> bool:
    """Tell whether all of a list counts the same, of which a field is told, and the head is sure of it."""
    what = run[0].best[0]
    if what not in FIELDS or any(one.best[0] != what for one in run):
        return False
    if len(run) > 1 and any(one.number.value.exactness != "exactly" for one in run):
        return False  # "about 20 guards and 30 nurses"
    sure = SURE_OF_MUNITIONS if what == "munitions" else SURE
    aside = run[0].chance_of("part") >= PART or max(one.chance_of("unreal") for one in run) >= UNREAL
    return sum(one.best[1] for one in run) >= sure * len(run) and not aside and not _is_part(run, sentences)


def _is_part(run: Sequence[Weighed], sentences: Sequence[Sentence]) -> bool:
    """Tell by the words around it a number that is part of another."""
    sentence, number = sentences[run[0].number.sentence], run[0].number
    start, end = number.start - sentence.span.start, number.end - sentence.span.start
    return _OF_THOSE.match(sentence.text, end) is not None or _BUT.search(sentence.text, 0, start) is not None


def _touches(one: Weighed, other: Mention) -> bool:
    return one.number.start < other.span.end and other.span.start < one.number.stop


def _mention(run: Sequence[Weighed]) -> Mention:
    span = Span(run[0].number.start, run[-1].number.stop)
    chance = min(one.best[1] for one in run)
    total = sum(one.number.value.low or 0 for one in run)
    code = f"{total}-{total}" if len(run) > 1 else ""
    return Mention(span, FIELDS[run[0].best[0]], code, run[0].number.sentence, chance, FOUND_BY)


def _is_over_many(run: Sequence[Weighed]) -> bool:
    return len(run) == 1 and FIELDS[run[0].best[0]] in _OF_SERIES and run[0].chance_of("several") >= SEVERAL


def _series(numbers: Iterable[Weighed]) -> Iterator[Mention]:
    """Yield the series that numbers count over, one for each sentence, and what they count there."""
    anchors = dict[int, Span]()
    for one in numbers:
        told = _mention([one])
        if told.sentence not in anchors:
            anchors[told.sentence] = told.span
            yield replace(told, label="happening", code="series", anchor=told.span)
        yield replace(told, anchor=anchors[told.sentence])
