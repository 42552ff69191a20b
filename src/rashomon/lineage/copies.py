"""Near-copies: which later report is mostly the words of an earlier one.

In: reports. Out: pairs with the share of the copy's own words that stand in the other. Candidates come from MinHash
signatures in bands (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", ch. 3) and from long sentences that
two reports share, so that the work grows with the number of reports and of copies, not with that of pairs (of a few
reports each pair is one); each candidate is then compared exactly. The signatures decide nothing, and none is stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from rashomon.lineage.shingles import long_sentences, shingles
from rashomon.records import Report

#: Share of a report's own shingles that must stand in the other. Half: then it is more a copy than a report of its own.
SHARE = 0.5
#: A report with fewer shingles is too short to tell a copy from chance.
SHORTEST = 40
#: Signature slots and bands of them: pairs that share a third of all their shingles are found in four of five cases.
SLOTS, BANDS = 126, 42
#: Words of a sentence that is found in two reports by copying rather than by chance.
SENTENCE = 10
#: A sentence in more reports than this is a publisher's boilerplate and finds no candidates.
COMMON = 100
SEED = 1997
#: So few reports are compared in all their pairs: that is exact, and takes less than signatures do. Chosen by timing.
FEW = 12


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A report most of whose words stand in an earlier one; ``share`` of its shingles do."""

    report_id: str
    earlier: str
    share: float


def near_copies(reports: Iterable[Report]) -> list[Copy]:
    """Return each pair of a near-copy and an earlier report, in the order of their ids.

    Of two of one moment the one with more words is the earlier, then the one with the smaller id.
    """
    told = {report.id: report for report in reports}
    held = {i: made for i, report in told.items() if len(made := shingles(report.text)) >= SHORTEST}
    by_id = {i: told[i] for i in held}
    order = {i: (*moment(by_id[i]), -len(held[i]), i) for i in by_id}
    found = []
    for pair in _candidates(by_id, held):
        earlier, later = sorted(pair, key=order.__getitem__)
        share = len(held[later] & held[earlier]) / len(held[later])
        if share >= SHARE:
            found.append(Copy(later, earlier, round(share, 3)))
    return sorted(found)


def moment(report: Report) -> tuple[str, bool, datetime]:
    """Return what orders reports in time; of one day, those with a time of day first."""
    at = report.published_at
    known = datetime.min.replace(tzinfo=UTC) if at is None else at.replace(tzinfo=at.tzinfo or UTC)
    return report.published.isoformat(), at is None, known


def _candidates(reports: Mapping[str, Report], held: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    ids = sorted(reports)
    if len(ids) <= FEW:
        return set(combinations(ids, 2))
    return set(_by_signature(ids, held)) | set(_by_sentence(ids, reports))


def _by_signature(ids: Sequence[str], held: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs whose signatures agree in a band."""
    from rensa import RMinHash, RMinHashLSH

    signatures = RMinHash.from_token_sets([sorted(held[i]) for i in ids], SLOTS, SEED)
    index = RMinHashLSH(SHARE, SLOTS, BANDS)
    for number, signature in enumerate(signatures):
        for other in index.query(signature):
            yield ids[other], ids[number]
        index.insert(number, signature)


def _by_sentence(ids: Sequence[str], reports: Mapping[str, Report]) -> Iterator[tuple[str, str]]:
    """Yield pairs that share a long sentence."""
    told: dict[str, list[str]] = defaultdict(list)
    for i in ids:
        for sentence in long_sentences(reports[i].text, least=SENTENCE):
            told[sentence].append(i)
    for telling in told.values():
        if 2 <= len(telling) <= COMMON:
            yield from combinations(telling, 2)
