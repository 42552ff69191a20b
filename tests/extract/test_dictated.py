"""Statements printed without quotation marks, behind a line that says whose they are."""

from __future__ import annotations

import pytest

from rashomon.extract.attribution import attribute
from rashomon.extract.sentences import split
from rashomon.extract.speakers import Speakers

LINE = "Foreign Minister Ada Moreno said:"
DEED = "The raid on the mill was a crime."
OWN = "I send my condolences to the millers."


def said_by_her(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    said = attribute(split(text), Speakers("Example Wire"))
    of_her = [one.attribution.content for one in said if one.attribution.speaker.canonical == "Ada Moreno"]
    return [text[content.start : content.end] for content in of_her]


def test_what_follows_the_line_is_hers_as_long_as_she_speaks_of_herself() -> None:
    more = "Two men were held on Monday."
    assert said_by_her(LINE, DEED, more, OWN, "The mill stands in Norport.") == [DEED, more, OWN]


def test_without_the_first_person_one_paragraph_is_hers() -> None:
    assert said_by_her(LINE, DEED, "The mill stands in Norport.") == [DEED]


@pytest.mark.parametrize("foot", ["Notes to editors", "Further information", "Further Information: we are open."])
def test_the_foot_of_a_page_is_nobodys(foot: str) -> None:
    assert said_by_her(LINE, DEED, foot) == [DEED]


@pytest.mark.parametrize("line", ["What the mayor saw:", "The raids, one by one:", "Foreign Minister Ada Moreno left."])
def test_a_line_without_a_speaker_gives_nothing(line: str) -> None:
    assert said_by_her(line, DEED, OWN) == []
