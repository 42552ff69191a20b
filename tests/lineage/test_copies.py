"""Which report is mostly the words of an earlier one, whatever the order, and at what cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import make_report

from rashomon.encoding import report_id
from rashomon.lineage import Copy, copies, near_copies
from rashomon.lineage.copies import FEW, SHARE, SHORTEST, _candidates
from rashomon.lineage.shingles import shingles
from rashomon.records import Report

DAY = date(2021, 3, 4)
WORDS = [
    "harbour", "convoy", "bridge", "market", "soldiers", "shells", "morning", "hospital", "village", "road", "drivers",
    "school", "checkpoint", "river", "families", "smoke", "windows", "council", "guards", "depot", "north", "station",
]  # fmt: skip


def story(seed: int, sentences: int = 14) -> list[str]:
    """Make sentences of a text that no other seed shares."""
    random = Random(seed)
    return [" ".join(random.choices(WORDS, k=12)).capitalize() + "." for _ in range(sentences)]


def report(sentences: Sequence[str], *, day: int = 0, publisher: str = "Wire", hour: int | None = None) -> Report:
    at = None if hour is None else datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=UTC)
    return make_report(" ".join(sentences), published=DAY + timedelta(days=day), publisher=publisher, published_at=at)


BASE = report(story(1))
#: A later report, and the share of its own words that stand in BASE, roughly; None where it is no copy.
LATER = {
    "to the letter": (story(1), 1.0),
    "in other type": ([s.upper().replace(" ", "  ").replace(".", " …") for s in story(1)], 1.0),
    "shortened": (story(1)[:6], 1.0),
    "with a beginning of its own": (story(2, 4) + story(1), 0.75),
    "each fourth sentence is another": (
        [own if n % 4 == 3 else old for n, (old, own) in enumerate(zip(story(1), story(2), strict=True))], 0.65
    ),
    "a third of it": (story(1)[:5] + story(2, 10), None),
    "the same words in another order": ([" ".join(reversed(s.split())) for s in story(1)], None),
    "another story": (story(2), None),
    "too short to tell": (story(1)[:3], None),
    "what both quote": ([*story(2, 5), *(f"“{s}”" for s in story(1))], None),
}  # fmt: skip


@pytest.mark.parametrize(("sentences", "share"), LATER.values(), ids=LATER)
def test_a_copy_is_mostly_the_words_of_an_earlier_report(sentences: list[str], share: float | None) -> None:
    later = report(sentences, day=1, publisher="Post")
    found = near_copies([BASE, later])
    assert [(copy.report_id, copy.earlier) for copy in found] == ([] if share is None else [(later.id, BASE.id)])
    assert [copy.share for copy in found] == pytest.approx([] if share is None else [share], abs=0.12)


def test_the_earlier_is_the_original() -> None:
    early, late = report(story(1), hour=6), report(story(1), hour=9, publisher="Post")
    assert near_copies([late, early]) == [Copy(late.id, early.id, 1.0)]


def test_of_one_day_the_fuller_is_the_original_whatever_its_id() -> None:
    shorter = [report(story(1)[:8], publisher=f"Post {number}") for number in range(8)]
    assert len({short.id < BASE.id for short in shorter}) == 2
    for short in shorter:
        assert near_copies([short, BASE]) == [Copy(short.id, BASE.id, 1.0)]


def test_who_adds_a_short_report_to_much_of_its_own_copies_nothing() -> None:
    short, long = report(story(1)[:5]), report(story(1)[:5] + story(2), day=1)
    assert near_copies([short, long]) == []


STORIES = st.lists(
    st.tuples(st.integers(1, 4), st.integers(4, 14), st.integers(0, 3), st.sampled_from(["Wire", "Post", "Courier"])),
    max_size=8,
)


@settings(max_examples=60)
@given(STORIES, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter_and_copies_never_go_in_circles(
    drawn: list[tuple[int, int, int, str]], random: Random
) -> None:
    reports = [report(story(seed)[:length], day=day, publisher=wire) for seed, length, day, wire in drawn]
    found = near_copies(reports)
    shuffled = [*reports, *reports[:2]]
    random.shuffle(shuffled)
    assert near_copies(shuffled) == found
    days = {one.id: one.published for one in reports}
    assert all(days[copy.earlier] <= days[copy.report_id] and copy.share >= SHARE for copy in found)
    after: dict[str, set[str]] = {}
    for copy in found:
        after.setdefault(copy.report_id, set()).add(copy.earlier)
    while ends := {i for earlier in after.values() for i in earlier} - set(after):
        after = {i: rest for i, earlier in after.items() if (rest := earlier - ends)}
    assert not after


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(5, 14)), min_size=2, max_size=7))
def test_no_copy_of_whole_sentences_is_missed(drawn: list[tuple[int, int]]) -> None:
    reports = {one.id: one for one in (report(story(s)[:n], day=d) for d, (s, n) in enumerate(drawn))}
    found = {(copy.report_id, copy.earlier) for copy in near_copies(reports.values())}
    held = {i: shingles(one.text) for i, one in reports.items()}
    for later in reports.values():
        for earlier in reports.values():
            if earlier.published < later.published and len(held[earlier.id]) >= SHORTEST <= len(held[later.id]):
                share = len(held[later.id] & held[earlier.id]) / len(held[later.id])
                assert ((later.id, earlier.id) in found) == (share >= SHARE)


@pytest.mark.parametrize("number", [2, FEW])
def test_of_a_few_reports_every_pair_is_compared(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the words are taken over and no sentence is: of five such copies signatures miss one."""
    monkeypatch.setattr(copies, "_by_signature", lambda ids, held: iter(()))
    first = [f"one{n}" for n in range(200)]
    later = [[*first[:104], *(f"of{number}and{n}" for n in range(96))] for number in range(1, number)]
    reports = [report(first), *(report(words, day=day) for day, words in enumerate(later, start=1))]
    found = {(copy.earlier, copy.report_id) for copy in near_copies(reports)}
    assert found >= {(reports[0].id, one.id) for one in reports[1:]}


@pytest.mark.parametrize("number", [200, 400, 800])
def test_few_pairs_are_compared(number: int) -> None:
    """A tenth of the reports are copies; those pairs are compared, and hardly any others."""
    reports = {one.id: one for one in (report(story(n - n // 10 * (n % 10 == 9)), day=n % 9) for n in range(number))}
    texts = {i: shingles(one.text) for i, one in reports.items()}
    assert len(_candidates(reports, texts)) <= number


def test_no_text_and_one_text() -> None:
    empty = replace(BASE, text="")
    assert near_copies([]) == near_copies([BASE]) == near_copies([BASE, replace(empty, id=report_id(empty))]) == []
