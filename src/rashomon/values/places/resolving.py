"""From the names in a report to what they mean, all of them together.

In: a text, the spans of its place names, a gazetteer, what is known of the publisher. Out: for each span its options,
weighed (:mod:`rashomon.values.places.meaning`), the likeliest first. Spans are given: who finds them is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.values.gazetteer import Gazetteer, normal
from rashomon.values.places.borne import Option
from rashomon.values.places.features import Home, Named
from rashomon.values.places.forms import forms
from rashomon.values.places.meaning import Weighed, weigh
from rashomon.values.places.options import options
from rashomon.values.places.telephones import states_called

_CHAIN = re.compile(r"(?:,|\s+\(|\s+in)\s+(?:the\s+)?((?:[A-Z][\w.’'-]*\s?){1,3})")
_OUTER = frozenset({"county", "province", "country", "region"})


@dataclass(frozen=True, slots=True)
class Told:
    """A name as told: its range, what it can mean, weighed, and the range of what is said to contain it, or None."""

    start: int
    end: int
    weighed: Sequence[Weighed]
    within: tuple[int, int] | None = None

    @property
    def best(self) -> Weighed | None:
        """The likeliest option, or None where nothing is so named."""
        return self.weighed[0] if self.weighed else None


def resolve(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer, home: Home) -> list[Told]:
    """Weigh what each span of a text means. Spans of one name share their meaning.

    The states of telephone numbers speak for what lies in them, as if they were named.
    """
    names, places = grouped(text, spans, gazetteer)
    weighed = weigh([*names, *_called(text, gazetteer)], home)
    return [
        Told(start, end, weighed[index], chain[1] if chain else None)
        for (start, end), (index, chain) in zip(spans, places, strict=True)
    ]


def grouped(
    text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer
) -> tuple[list[Named], list[tuple[int, tuple[Sequence[Option], tuple[int, int]] | None]]]:
    """Return the names of a report, and for each span the index of its name and what is said to contain it."""
    lists = _lists(text, spans)
    listed = {at for row in lists for at in row}
    chains = [None if at in listed else container(text, span[1], gazetteer) for at, span in enumerate(spans)]
    keys = [normal(text[start:end]) + _of_list(text, end) for start, end in spans]
    beside = [_kind_beside(text, start, end) for start, end in spans]
    called: dict[str, str] = {}
    for key, kind in zip(keys, beside, strict=True):
        if kind:
            called.setdefault(key, kind)
    chained: dict[str, str] = {}
    for key, chain in zip(keys, chains, strict=True):
        if chain:
            chained.setdefault(key, normal(text[slice(*chain[1])]))
    index: dict[tuple[str, str], int] = {}
    names: list[Named] = []
    places = []
    for (start, end), key, chain in zip(spans, keys, chains, strict=True):
        outer = normal(text[slice(*chain[1])]) if chain else chained.get(key, "")
        found = index.get((key, outer))
        if found is None:
            found = index[key, outer] = len(names)
            kinds = frozenset(forms("beside").get(called.get(key, ""), ()))
            names.append(Named(_options(text, start, end, gazetteer), 0, chain[0] if chain else (), kinds))
        old = names[found]
        names[found] = replace(old, times=old.times + 1, within=old.within or (chain[0] if chain else ()))
        places.append((found, chain))
    for row in lists:
        numbers = sorted({places[at][0] for at in row})
        for number in numbers:
            others = tuple(other for other in numbers if other != number)
            names[number] = replace(names[number], listed=names[number].listed or others)
    return names, places


def container(text: str, end: int, gazetteer: Gazetteer) -> tuple[Sequence[Option], tuple[int, int]] | None:
    """Return the options and the range of the larger place named straight after a name: "Paris, Tenn."; or None."""
    match = _CHAIN.match(text, end)
    if match is None:
        return None
    for first, last in _prefixes(match):
        found = [
            option
            for option in options(text[first:last], gazetteer)
            if option.entry.kind in _OUTER
            and option.form in ("own", "abbreviation", "alternate")
            and (option.form != "alternate" or option.entry.kind != "county")
        ]
        if found and (len(text[first:last]) != 2 or text[end] == ","):
            return found, (first, last)
    return None


# --- Helpers ----------------------------------------------------------------------------------------------------------

#: What may stand between a name and the word for its kind at the end of a list: "Cook, Lake and Will counties".
_LIST = re.compile(r"(?:(?:,|,?\s+(?:and|or))\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)?){0,5}\s+(?P<kind>[a-z]+s)\b")
_SINGULAR = {
    "counties": "county",
    "parishes": "parish",
    "provinces": "province",
    "districts": "district",
    "states": "state",
}


#: What stands between two names of a list.
_AND = re.compile(r",?\s+(?:and|or)\s+(?:the\s+|in\s+)?|,\s+", re.IGNORECASE)
#: So many names in a row, of which the last has "and" before it or which are more still, are a list.
_A_LIST, _LONG_LIST = 3, 4


def _called(text: str, gazetteer: Gazetteer) -> Iterator[Named]:
    """Yield the states and provinces of a text's telephone numbers, as names that mean nothing else."""
    for state, times in states_called(text).items():
        found = [one for one in options(state, gazetteer) if one.entry.kind == "province" and one.form == "own"]
        if found:
            yield Named(found[:1], times)


def _lists(text: str, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the spans of each list by their numbers ("Michigan, Oregon and Ohio"): none of them is in the next."""
    runs: list[tuple[list[int], bool]] = []
    for at in sorted(range(len(spans)), key=lambda one: spans[one]):
        between = text[spans[runs[-1][0][-1]][1] : spans[at][0]] if runs else ""
        if runs and _AND.fullmatch(between):
            runs[-1] = ([*runs[-1][0], at], runs[-1][1] or between.strip() != ",")
        else:
            runs.append(([at], False))
    return [run for run, joined in runs if len(run) >= (_A_LIST if joined else _LONG_LIST)]


_KIND_BEFORE = re.compile(r"\b(?P<kind>[a-z]+)\s+of\s+(?:the\s+)?$")
_KIND_AFTER = re.compile(r"\s+(?P<kind>[a-z]+)\b")
#: How far before a name the word for its kind begins.
_BESIDE = 20


def _kind_beside(text: str, start: int, end: int) -> str:
    """Return the word beside a name that says what kind of place it is, or ""."""
    known = forms("beside")
    before = _KIND_BEFORE.search(text, max(0, start - _BESIDE), start)
    after = _KIND_AFTER.match(text, end)
    return next((one["kind"] for one in (before, after) if one and one["kind"] in known), "")


def _of_list(text: str, end: int) -> str:
    """Return the word for the kind of the places in a list that a name stands in, with a space before it, or ""."""
    match = _LIST.match(text, end)
    kind = _SINGULAR.get(match["kind"]) if match else None
    return f" {kind}" if kind else ""


def _options(text: str, start: int, end: int, gazetteer: Gazetteer) -> Sequence[Option]:
    """Return what a name can mean; in "Nassau and Baker counties" it is a county."""
    name, kind = text[start:end], _of_list(text, end)
    found = [option for option in options(f"{name}{kind}", gazetteer) if option.form != "rest"] if kind else ()
    return found or options(name, gazetteer)


def _prefixes(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the words after a comma, longest first, without a full stop or possessive unless they are short for it."""
    words = match[1].rstrip()
    while words:
        yield match.start(1), match.start(1) + len(words)
        plain = re.sub(r"(?:['’]s|[.’'])$", "", words)
        if plain != words and plain:
            yield match.start(1), match.start(1) + len(plain)
        words = words.rpartition(" ")[0].rstrip()
