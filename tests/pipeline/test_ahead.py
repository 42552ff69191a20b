"""One thing after another: what is begun when, and what comes of a thing that cannot be begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from rashomon.pipeline import in_turn

#: How many are ahead, and in what order three things are taken in, begun and ended.
ORDERS = {
    0: "take a, begin a, end a, take b, begin b, end b, take c, begin c, end c",
    1: "take a, begin a, take b, begin b, end a, take c, begin c, end b, end c",
    2: "take a, begin a, take b, begin b, take c, begin c, end a, end b, end c",
    9: "take a, begin a, take b, begin b, take c, begin c, end a, end b, end c",
}


@pytest.mark.parametrize("ahead", ORDERS)
def test_so_many_are_begun_before_the_rest_of_one_is_done(ahead: int) -> None:
    done: list[str] = []

    def things() -> Iterator[str]:
        for one in "abc":
            done.append(f"take {one}")
            yield one

    def begin(one: str) -> Callable[[], str]:
        done.append(f"begin {one}")
        return lambda: done.append(f"end {one}") or one

    assert list(in_turn(things(), begin, ahead=ahead)) == ["a", "b", "c"]
    assert ", ".join(done) == ORDERS[ahead]


def test_what_beginning_raises_comes_behind_what_came_before_it() -> None:
    def begin(one: str) -> Callable[[], str]:
        if one == "b":
            raise ValueError(one)
        return lambda: one

    told = in_turn("abc", begin)
    assert next(told) == "a"
    with pytest.raises(ValueError, match="b"):
        next(told)
