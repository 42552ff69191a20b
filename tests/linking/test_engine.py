"""Many accounts at once: how many pairs are compared, what is kept apart, and that no order matters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.profiling import make_profile, on, profiles

from rashomon.encoding import to_json
from rashomon.linking import Profile, decide, link_all, pairs, stream_binding, stream_links
from rashomon.linking.candidates import HEADS, LARGEST, blocks, heads_of, is_block, rivals
from rashomon.linking.engine import counting, friends, keep_apart
from rashomon.linking.joining import join
from rashomon.linking.pairs import gather
from rashomon.records import Link

DAY = "2020-12-20"
MANY = st.lists(profiles(), max_size=12, unique_by=lambda one: one.account_id)


def one_by_one(added: Sequence[Profile]) -> list[Link]:
    """Link accounts as a ledger does, each against those before it, and return the links that count."""
    held: dict[str, Profile] = {}
    members: dict[str, list[str]] = {}
    links: dict[tuple[str, str], Link] = {}
    for new in added:
        held[new.account_id] = new
        for key in blocks(new):
            members.setdefault(key, []).append(new.account_id)
        for key in filter(is_block, blocks(new)):
            for other in rivals(new.account_id, key, lambda k: members.get(k, ()), lambda k: members[k]):
                if other != new.account_id and (link := decide(new, held[other])):
                    links[link.left, link.right] = link
        for one, other in friends(links.values()):
            if (one, other) not in links and (link := keep_apart(held[one], held[other])):
                links[one, other] = link
    crowded = {key: ids for key, ids in members.items() if len(ids) > HEADS}
    return counting(links.values(), crowded, lambda ids: {i: blocks(held[i]) for i in ids})


def groups(found: Sequence[Profile], links: Sequence[Link]) -> list[list[str]]:
    reports = {one.account_id: one.report_id for one in found}
    return sorted(sorted(group) for group in join(reports, links))


def crowd(count: int, **rest: Any) -> list[Profile]:
    """Make accounts of one town and kind, some of them on one day, so that their blocks grow too large."""
    random = Random(count)
    return [
        make_profile(
            f"{number:06x}", f"2020-12-{1 + random.randrange(3):02}", "Baghdad", target="a market",
            published=date(2020, 12, 4), report=f"report {number // 2}", **rest,
        )
        for number in range(count)
    ]  # fmt: skip


@given(MANY, st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_comes_to_what_all_at_once_does(found: list[Profile], random: Any) -> None:
    at_once = link_all(found)
    shuffled = list(found)
    random.shuffle(shuffled)
    assert link_all(shuffled) == at_once
    assert sorted(one_by_one(shuffled), key=lambda link: link.id) == at_once


@settings(max_examples=5)
@given(st.randoms(use_true_random=False))
def test_no_order_matters_where_blocks_are_crowded(random: Any) -> None:
    found = crowd(3 * LARGEST)
    expected = groups(found, link_all(found))
    shuffled = list(found)
    random.shuffle(shuffled)
    links = one_by_one(shuffled)
    assert sorted(link.id for link in links) == [link.id for link in link_all(found)]
    assert groups(found, links) == expected


def test_links_are_the_same_to_the_byte() -> None:
    links = link_all(crowd(60))
    assert to_json(links) == to_json(link_all(list(reversed(crowd(60)))))
    assert all(link.score == round(link.score, 4) for link in links)


_PROGRAM = """
from dataclasses import replace
from rashomon.encoding import digest, to_json
from rashomon.linking import link_all
from rashomon.linking.joining import join
from rashomon.linking.words import telling_names, telling_words
from tests.linking.test_engine import crowd
text = "Ottoline Braithwaite, a saxophonist, met Casimir Dolby near Quillfeather Lane and the old ropeworks quarter."
found = [replace(one, words=telling_words(text), names=telling_names(text)) for one in crowd(60)]
links = link_all(found)
groups = join({one.account_id: one.report_id for one in found}, links)
print(digest(to_json(links), sorted(map(sorted, groups))))
"""


def test_links_are_the_same_to_the_byte_in_another_process() -> None:
    """Sets are walked in another order there."""
    root = str(Path(__file__).parents[2])
    told = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([root, *sys.path])},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1
    assert len(told.pop().strip()) == 32


@given(MANY)
def test_reading_twice_changes_nothing(found: list[Profile]) -> None:
    assert link_all([*found, *found]) == link_all(found)


@pytest.mark.parametrize("count", [200, 400, 800])
def test_pairs_grow_with_the_number_of_accounts_even_in_one_crowd(count: int) -> None:
    """All accounts share a town, a kind and a target, and three days: the worst that a ledger can hold."""
    shared = gather(crowd(count))
    pairs = sum(len(shared.after(number)) for number in range(count))
    assert pairs <= count * HEADS * sum(map(is_block, blocks(crowd(1)[0])))


def test_the_heads_of_a_block_are_few_and_meet_all() -> None:
    found = crowd(400)
    shared, members = gather(found), defaultdict[str, set[int]](set)
    for number, one in enumerate(found):
        for key in blocks(one):
            members[key].add(number)
    large = {key: ids for key, ids in members.items() if is_block(key) and len(ids) > LARGEST}
    heads = {key: set(map(int, heads_of(key, lambda key: list(map(str, members[key]))))) for key in large}
    assert sum(map(bool, heads.values())) > 1
    for key, first in heads.items():
        assert first < large[key]
        assert len(first) <= HEADS
        for head in first:
            assert {n for n in large[key] if n > head} <= shared.after(head)


@given(MANY)
def test_pairs_found_at_once_are_those_each_account_has_for_itself(found: list[Profile]) -> None:
    shared = gather(found)
    keys = {one.account_id: set(filter(is_block, blocks(one))) for one in found}
    for number, one in enumerate(shared.ids):
        for other_number in range(number + 1, len(shared.ids)):
            together = bool(keys[one] & keys[shared.ids[other_number]])
            assert (other_number in shared.after(number)) == together


@given(MANY)
def test_pairs_laid_out_are_those_after_each_account(found: list[Profile]) -> None:
    shared = gather(found)
    pairs = [pair for ones, others in shared.pairs() for pair in zip(ones.tolist(), others.tolist(), strict=True)]
    assert pairs == [(one, other) for one in range(len(shared.ids)) for other in sorted(shared.after(one))]


def test_pairs_laid_out_a_few_at_a_time_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = gather(crowd(200))

    def laid_out() -> list[tuple[int, int]]:
        found = shared.pairs()
        return [pair for ones, others in found for pair in zip(ones.tolist(), others.tolist(), strict=True)]

    at_once = laid_out()
    for limit in (1, 50, 1000):
        monkeypatch.setattr(pairs, "AT_ONCE", limit)
        assert laid_out() == at_once


def joined(found: Sequence[Profile]) -> None:
    """Check that the links that bind are those that matter, and make the same groups as all."""
    every, binding = {link.id: link for link in stream_links(found)}, {link.id: link for link in stream_binding(found)}
    assert groups(found, list(binding.values())) == groups(found, list(every.values()))
    assert binding.items() <= every.items()
    part = connected(every.values())
    left_out = [link for key, link in every.items() if key not in binding]
    assert all(link.decision == "different" and part[link.left] != part[link.right] for link in left_out)


def connected(links: Iterable[Link]) -> dict[str, str]:
    """Give each account a name that it shares with those it is connected with by links of "same"."""
    told = list(links)
    name = {end: end for link in told for end in (link.left, link.right)}
    for _ in name:
        for link in told:
            if link.decision == "same":
                name[link.left] = name[link.right] = min(name[link.left], name[link.right])
    return name


@given(MANY)
def test_links_that_bind_make_the_same_incidents(found: list[Profile]) -> None:
    joined(found)


def test_links_that_bind_make_the_same_incidents_of_a_crowd() -> None:
    joined(crowd(3 * LARGEST))
    joined([*crowd(40), make_profile("ffffff", times=(on("2020-12-01", 31),), place="Baghdad", target="a market")])


@given(MANY)
def test_a_stream_gives_each_link_once(found: list[Profile]) -> None:
    links = list(stream_links(found))
    assert len({link.id for link in links}) == len({(link.left, link.right) for link in links}) == len(links)


def test_a_third_account_does_not_join_two_that_are_clearly_apart() -> None:
    """The one in the middle names no town and shares the words of both."""
    words = frozenset(f"word{n}" for n in range(60))
    names = frozenset({"ana lund", "carl berg", "dora voss", "emil kahn"})
    left = replace(make_profile("a", DAY, "Baghdad", target="a market"), words=words, names=names)
    right = replace(make_profile("c", "2021-03-20", "Mogadishu", "stabbing"), words=words, names=names)
    middle = replace(make_profile("b", published=date(2020, 12, 21)), words=words, names=names)
    far = replace(right, published=date(2021, 3, 21))
    links = link_all([left, middle, far])
    for group in groups([left, middle, far], links):
        assert not {"a", "c"} <= set(group)


def test_look_alikes_are_kept_apart_a_bounded_number_of_times() -> None:
    found = [
        make_profile(f"{n:06x}", (date(2015, 1, 1) + timedelta(days=30 * n)).isoformat(), "Baghdad", target="a market")
        for n in range(200)
    ]
    links = [link for link in link_all(found) if link.decision == "different"]
    assert 0 < len(links) <= 2 * HEADS * len(found)
