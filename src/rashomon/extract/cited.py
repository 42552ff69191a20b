"""Whose reporting a report passes on: publishers heard in it, "according to the Border Post", "told Sea Radio".

In: a report, its sentences and who says what in them. Out: statements of the field ``cites``, which belong to the
report as a whole, one for each publisher but its own, where it is first heard. Credit lines are
:mod:`rashomon.extract.credits`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.extract.credits import cites
from rashomon.extract.said import Said
from rashomon.records import Attribution, Name, Report, Sentence, Statement
from rashomon.values.publishers import publisher_key

#: Behind a heading stands the name of the page: "Two shot in Norport - Sea News".
_OF_HEADING = "rule:heading_speaker_last"


def find_cited(report: Report, sentences: Sequence[Sentence], said: Sequence[Said]) -> tuple[Statement, ...]:
    """Return a statement for each publisher that somebody's words come from or through, in order of place."""
    found: dict[str, Statement] = {}
    own = _own(report)
    for one in sorted(said, key=lambda one: one.match):
        for name in _publishers(one.attribution):
            if not own & {key := publisher_key(name.canonical), _joined(key)}:
                found.setdefault(key, cites(report, sentences[one.sentence].span, name, one.attribution.found_by))
    return tuple(found.values())


def _publishers(said: Attribution) -> Iterator[Name]:
    """Yield the named publishers of an attribution: the speaker, or through whom it came."""
    if said.found_by == _OF_HEADING:
        return iter(())
    return (name for name in (said.speaker, *said.via) if name.kind == "publisher" and _is_named(name.canonical))


def _is_named(name: str) -> bool:
    """Tell a publisher's own name from a description: "state radio", "a press release"."""
    return name[:1].isupper() and name.split()[-1][:1].isupper() and "," not in name


def _own(report: Report) -> frozenset[str]:
    """Return what the report's own publisher is known by: its name, and the parts of its address."""
    key = publisher_key(report.publisher)
    return frozenset({"", key, _joined(key), *key.split(".")})


def _joined(key: str) -> str:
    return key.replace(" ", "").removesuffix("news")
