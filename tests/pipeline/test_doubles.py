"""One happening that the encoder sees under several types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.encoding import fill

from rashomon.encoder.decode import Told
from rashomon.encoder.labels import TYPES
from rashomon.pipeline.doubles import without_doubles

PLAIN = "A nurse was hurt near the mill. A clerk was hurt on the quay."
ROBBED = "A nurse was hurt near the mill, and robbed. A clerk was hurt on the quay."


def told(text: str, *incidents: tuple[str, str]) -> list[Told]:
    """Make incidents of a type and the word that fills a role in each, each less likely than the one before."""
    made = enumerate(incidents)
    return [Told(kind, 0.9 - n / 10, (fill(text, "Person", who),) if who else ()) for n, (kind, who) in made]


@pytest.mark.parametrize(
    ("text", "incidents", "kept"),
    [
        (PLAIN, [("robbery", "nurse"), ("attack", "nurse")], ["attack"]),
        (PLAIN, [("robbery", "nurse"), ("attack", "nurse"), ("bombing", "nurse")], ["attack"]),
        (PLAIN, [("attack", "nurse"), ("bombing", "nurse")], ["attack", "bombing"]),
        (PLAIN, [("attack", "nurse"), ("robbery", "clerk")], ["attack", "robbery"]),
        (PLAIN, [("attack", "nurse"), ("robbery", "")], ["attack", "robbery"]),
        (PLAIN, [("robbery", "nurse")], ["robbery"]),
        (ROBBED, [("robbery", "nurse"), ("attack", "nurse")], ["robbery", "attack"]),
        (PLAIN, [], []),
    ],
)
def test_what_repeats_another_is_left_out(text: str, incidents: list[tuple[str, str]], kept: list[str]) -> None:
    assert [one.type for one in without_doubles(told(text, *incidents), text)] == kept


@given(st.lists(st.tuples(st.sampled_from(TYPES), st.sampled_from(["nurse", "clerk", ""])), max_size=6))
def test_whoever_was_hit_is_still_told_of(incidents: list[tuple[str, str]]) -> None:
    before = told(PLAIN, *incidents)
    after = without_doubles(before, PLAIN)
    words = [{one.words for incident in some for one in incident.fills} for some in (before, after)]
    assert words[0] == words[1]
    assert bool(before) == bool(after)
