"""Sentences taken over: which statements stand in words that an earlier report of the set has too.

In: reports and statements. Out: for a statement the earliest report that holds its words. A report that copies no other
as a whole may still take over a sentence; what that sentence says adds no origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.lineage.copies import moment
from rashomon.lineage.shingles import shingles
from rashomon.records import Report, Statement

#: Shingles that the words of a statement must have outside direct speech: ten words that two do not find alone.
LEAST = 6


def taken_over(reports: Mapping[str, Report], statements: Sequence[Statement]) -> dict[str, str]:
    """Return for each statement whose words stand in an earlier report, by its id, the earliest that has them."""
    if len(reports) < 2:
        return {}
    words = {(s.report_id, s.words): found for s in statements if len(found := shingles(s.words)) >= LEAST}
    told = {text: shingles(report.text) for text, report in reports.items()}
    holders = _holders({min(found) for found in words.values()}, told)
    order = {i: (*moment(report), i) for i, report in reports.items()}
    first: dict[tuple[str, str], str] = {}
    for key, found in words.items():
        having = [i for i in holders[min(found)] if found <= told[i]]
        earliest = min(having, key=order.__getitem__, default=key[0])
        if earliest != key[0]:
            first[key] = earliest
    return {s.id: first[s.report_id, s.words] for s in statements if (s.report_id, s.words) in first}


def _holders(wanted: set[str], told: Mapping[str, frozenset[str]]) -> Mapping[str, list[str]]:
    """Return the reports that hold each of the wanted shingles."""
    found: dict[str, list[str]] = defaultdict(list)
    for i, held in sorted(told.items()):
        for shingle in wanted & held:
            found[shingle].append(i)
    return found
