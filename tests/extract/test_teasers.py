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
        "http: / / hill. example. com / arden - mill - 1 - dead - 2 - injured - 7301. html? page=2",
        "www.hill.example/arden-mill-1-dead",
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
        f"More is told on www.hill.example/arden of two dead.\n\n{OWN}",
        f"A driver was shot at a mill in Arden.\n\nA driver was shot at a mill in Arden. It is old.\n\n{OWN}",
        f"{CAT}\n\n{CAT}",  # nothing would be left
    ],
)
def test_all_else_stays(text: str) -> None:
    whole = on_one_line(split(f"{HEADLINE}\n\n{text}"))
    assert told(text) == [one.text for one in whole]


def test_without_a_headline_no_pair_is_left_out() -> None:
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


VIDEOS = ["0:42 Baker shot dead in the old harbour", "1:35 Cat comes home after two years", "1:07 Storm over the coast"]
BELOW = "Baker shot dead in the old harbour\n\nCat comes home after two years"


@pytest.mark.parametrize(
    "links",
    [
        "\n\n".join(VIDEOS),  # with how long they run
        "\n\n".join(VIDEOS[1:]).replace("1:07", "0:07"),  # two are enough where one is so short
        "Baker shot dead in the old harbour\n\n1:24",  # the length below
        "Related: Baker shot dead in the old harbour",
        "READ MORE | Baker shot dead in the old harbour",
        "Watch: Baker shot dead in the old harbour",
        "Related Stories Baker shot dead in the old harbour",
        f"More videos\n\n{BELOW}",
        f"Most read:\n\n{BELOW}",
        f"More from Coast Radio\n\n{BELOW}",
    ],
)
def test_lists_of_other_stories_are_no_part_of_the_report(links: str) -> None:
    assert told(f"{OWN}\n\n{links}") == told(OWN)
    assert told(f"{OWN}\n\n{links}\n\nPolice ask for help.") == told(f"{OWN}\n\nPolice ask for help.")


@pytest.mark.parametrize(
    "text",
    [
        "0:42 Driver shot at Arden mill speaks",  # one line, and of this story
        "\n\n".join(f"{hour}:05 Baker shot dead in the old harbour" for hour in (7, 8, 9)),  # times, in their order
        "\n\n".join(f"{hour}:05 a.m. Baker shot dead in the old harbour" for hour in (7, 9, 8)),
        "\n\n".join(f"{hour}:05\n\nBaker shot dead in the old harbour" for hour in (7, 8, 9)),
        "Related: Driver shot at mill is out of danger",  # this story
        "Related: Yard was lit, driver says in stable condition",  # told in the report, not in its headline
        f"More videos\n\n{BAKERY}",  # a sentence
        "The related baker was shot dead in the old harbour",
        "Watch this baker run from a shot in the old harbour",
        "More shots in the old harbour",
        "Related: A baker was shot dead in the old harbour. Police ask for help.",
    ],
)
def test_what_only_looks_like_a_list_stays(text: str) -> None:
    whole = on_one_line(split(f"{HEADLINE}\n\n{OWN}\n\n{text}"))
    assert told(f"{OWN}\n\n{text}") == [one.text for one in whole]


def test_a_link_that_names_the_age_of_the_headline_is_of_its_story() -> None:
    told = "5-year-old shot at Arden mill\n\nThe child is well.\n\nRelated: {}-year-old hurt in the old harbour"
    for age, left in ((5, 3), (6, 2)):
        assert len(without_teasers(on_one_line(split(told.format(age))), told.split("\n")[0])) == left


def test_lists_are_told_from_the_first_line_where_no_headline_is_given() -> None:
    whole = on_one_line(split(f"{HEADLINE}\n\n{OWN}\n\nRelated: Cat comes home\n\nRelated: Driver shot at mill speaks"))
    assert [one.text for one in without_teasers(whole, "")] == [one.text for one in whole if "Cat" not in one.text]
