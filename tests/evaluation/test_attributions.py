"""Attributions by hand: spans cut at sentences and whole, attributions exactly and in part, and what holds for any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.evaluation.attributions import Told, borders, match, summarise
from rashomon.evaluation.sets.texts import AttributedText, Attribution

TEXT = "Vell said the mill burned. It fell. Arden denied it."


def at(*pieces: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(words), TEXT.index(words) + len(words)) for words in pieces)


def made(speaker: str | None, cue: str, *content: str) -> Attribution:
    return Attribution(at(speaker) if speaker else (), at(cue), at(*content))


VELL = made("Vell", "said", "the mill burned. It fell.")
ARDEN = made("Arden", "denied", "it.")
GOLD = [AttributedText("a", TEXT, (VELL, ARDEN))]


def figures(*predicted: Attribution) -> dict[str, float]:
    return dict(summarise("attribution", "dev", GOLD, {"a": predicted}).metrics)


def test_the_key_scores_in_full_with_every_figure() -> None:
    found = figures(VELL, ARDEN)
    assert min(found.values()) == pytest.approx(100)
    kinds = ["", "_begin", "_whole"]
    names = {f"{part}{kind}_f1" for part in ("source", "cue", "content") for kind in kinds}
    assert names | {"attribution_f1", "attribution_partial_f1", "content_jaccard"} <= found.keys()


def test_contents_are_told_apart_by_their_quotation_marks() -> None:
    text = "Vell said “it burned”. Arden said “all” of it fell. Vell said it rained."

    def one(cue: int, content: str) -> Attribution:
        start = text.index(content)
        return Attribution((), ((cue, cue + 4),), ((start, start + len(content)),))

    key = (one(5, "“it burned”"), one(29, "“all” of it fell"), one(54, "it rained"))
    found = summarise("attribution", "dev", [AttributedText("a", text, key)], {"a": key[:2]}).metrics
    assert [found[f"{speech}_recall"] for speech in ("direct", "mixed", "indirect")] == [100, 100, 0]


def test_a_content_over_two_sentences_is_two_spans_and_one_whole() -> None:
    """Cut there are three pieces: the two of Vell's, of which one is found, and Arden's."""
    found = figures(made("Vell", "said", "the mill burned."), ARDEN)
    assert found["content_recall"] == pytest.approx(100 * 2 / 3)
    assert found["content_precision"] == 100
    assert found["content_whole_recall"] == found["content_whole_precision"] == 50
    assert found["attribution_f1"] == 50
    assert found["attribution_partial_f1"] == 100  # four tokens of seven
    assert found["content_jaccard"] == pytest.approx(100 * 2 / 3)


def test_less_than_half_of_the_content_is_no_part() -> None:
    assert figures(made("Vell", "said", "the mill burned"), ARDEN)["attribution_partial_f1"] == 50  # three of seven
    speaker = frozenset({(0, 1)})
    key, half, less = ((speaker, frozenset({span})) for span in ((2, 8), (5, 8), (6, 8)))
    assert (match([key], [half], 0.5), match([key], [less], 0.5)) == (1, 0)


@pytest.mark.parametrize(
    ("one", "exact", "partial"),
    [
        (made("Vell", "denied", "the mill burned. It fell."), 2 / 3, 2 / 3),  # the cue is not compared
        (made(None, "said", "the mill burned. It fell."), 0, 0),
        (made("Arden", "said", "the mill burned. It fell."), 0, 0),
        (made("Vell", "said", "the mill burned.", "It fell."), 0, 2 / 3),  # in pieces
    ],
)
def test_speaker_and_content_make_an_attribution(one: Attribution, exact: float, partial: float) -> None:
    """One is predicted, two are in the key: precision and recall are 1 and 1/2 at best."""
    found = figures(one)
    assert (found["attribution_f1"], found["attribution_partial_f1"]) == pytest.approx((100 * exact, 100 * partial))


def test_signs_count_as_annotated_and_blanks_do_not() -> None:
    assert figures(made("Vell ", "said", "the mill burned. It fell"))["source_recall"] == 50
    assert figures(made("Vell", "said", "the mill burned. It fell"))["content_whole_recall"] == 0


def test_what_stands_between_two_sentences_belongs_to_the_second() -> None:
    assert borders("A mill burned.\nPARIS (Wire) - Vell fled.") == [4]
    assert borders(TEXT) == [6, 9]


def test_no_texts_is_a_mistake_and_a_text_without_predictions_is_not() -> None:
    with pytest.raises(UsageError, match="no documents"):
        summarise("attribution", "dev", [], {})
    result = summarise("attribution", "dev", GOLD, {})
    assert set(result.metrics.values()) == {0}
    assert result.metrics.keys() == result.intervals.keys()


SPANS = st.frozensets(st.tuples(st.integers(0, 5), st.integers(6, 9)), max_size=2)
TOLD = st.lists(st.tuples(SPANS, SPANS), max_size=5)


@given(TOLD, TOLD)
def test_matching_is_symmetric_and_partly_is_no_less_than_exactly(one: list[Told], other: list[Told]) -> None:
    for shared in (None, 0.5):
        assert match(one, other, shared) == match(other, one, shared) <= min(len(one), len(other))
        assert match(one, one, shared) == len(one)
    assert match(one, other) <= match(one, other, 0.5)
