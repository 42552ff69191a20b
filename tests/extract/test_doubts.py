"""A second opinion on happenings: what the rules take for told as fact may be open all the same, and nothing else."""

from __future__ import annotations

import pytest

from rashomon.extract.mentions import recognise
from rashomon.extract.sentences import split
from rashomon.extract.tellings import Context
from rashomon.records import Name, Sentence, Span, Stance

CASES: list[tuple[str, bool, Stance]] = [
    ("Fire rockets at the airport in Basra on Friday.", True, "unclear"),
    ("Fire rockets at the airport in Basra on Friday.", False, "asserts"),
    ("No rockets hit the airport in Basra.", True, "denies"),
    ("If rockets hit the airport in Basra, they would leave.", True, "conditional"),
    ("The rockets that hit the airport in Basra were old.", True, "asserts"),
]


@pytest.mark.parametrize(("text", "doubted", "stance"), CASES)
def test_only_what_is_asserted_and_not_presupposed_is_doubted(text: str, doubted: bool, stance: Stance) -> None:
    def doubt(_sentence: Sentence, _span: Span) -> bool:
        return doubted

    sentences = split(text)
    context = Context(sentences, [], Name("", "Example Wire", "publisher"), doubt)
    told = [context.tell(mention).stance for mention in recognise(sentences) if mention.label == "happening"]
    assert told == [stance]


def test_details_are_not_doubted() -> None:
    sentences = split("Fire rockets at the airport in Basra on Friday.")
    context = Context(sentences, [], Name("", "Example Wire", "publisher"), lambda _sentence, _span: True)
    details = [context.tell(mention).stance for mention in recognise(sentences) if mention.label != "happening"]
    assert details
    assert set(details) == {"asserts"}
