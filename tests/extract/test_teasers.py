"""Links to other stories on a page: paragraphs that the next one repeats, and what stays of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.sentences import on_one_line, split
from rashomon.extract.teasers import without_teasers

OWN = "A driver was shot in the yard of a mill in Arden on Monday.\n\nHe is in stable condition."
BAKERY = "The owner of a bakery in the old harbour was hurt in a fire on Sunday."
CAT = "A cat that was lost for two years came back to its owners."
HEADLINE = "Driver shot at Arden mill"


def told(text: str, headline: str = HEADLINE) -> list[str]:
    kept = without_teasers(on_one_line(split(f"{headline}\n\n{text}")), headline)
    assert [one.index for one in kept] == list(range(len(kept)))
    return [one.text for one in kept]


@pytest.mark.parametrize(
    "links",
    [
        f"{BAKERY}\n\n{BAKERY}",
        f"{BAKERY}\n\n{BAKERY} She was taken to hospital on",
        f"{BAKERY}\n\n(WIRE) - {BAKERY} She was",
        f"{BAKERY}\n\n{BAKERY}\n\n{CAT}\n\n{CAT} It had",
    ],
)
def test_a_paragraph_that_the_next_one_repeats_is_no_part_of_the_report(links: str) -> None:
    assert told(f"{links}\n\n{OWN}") == told(OWN)


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        f"{BAKERY}\n\n{OWN}",  # told once
        f"{BAKERY}\n\n{OWN}\n\n{BAKERY}",  # told again, but farther down
        "Read more\n\nRead more\n\n" + OWN,  # too short
        f"A driver was shot at a mill in Arden.\n\nA driver was shot at a mill in Arden. It is old.\n\n{OWN}",
        f"{CAT}\n\n{CAT}",  # nothing would be left
    ],
)
def test_all_else_stays(text: str) -> None:
    whole = on_one_line(split(f"{HEADLINE}\n\n{text}"))
    assert told(text) == [one.text for one in whole]


def test_without_a_headline_nothing_is_left_out() -> None:
    whole = on_one_line(split(f"{BAKERY}\n\n{BAKERY}\n\n{OWN}"))
    assert without_teasers(whole, "") == whole


@given(st.lists(st.sampled_from([BAKERY, CAT, OWN, HEADLINE, "Read more", f"{CAT} It had"]), max_size=8))
def test_sentences_stay_what_they_are_in_their_order(paragraphs: list[str]) -> None:
    whole = on_one_line(split("\n\n".join(paragraphs)))
    kept = without_teasers(whole, HEADLINE)
    spans = [one.span for one in whole]
    places = [spans.index(one.span) for one in kept]
    assert places == sorted(set(places))
    assert [one.text for one in kept] == [whole[at].text for at in places]
