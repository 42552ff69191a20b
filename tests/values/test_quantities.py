"""Quantities: what the rules' own examples read as, whole sentences, comparison, display, and what always holds."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.evaluation.phrases import load_phrases
from rashomon.records import Exactness, Quantity
from rashomon.rules import Example, load_rules
from rashomon.values.quantities import compare_quantities, find_quantities, read_quantity, show_quantity
from rashomon.vocabulary import load_vocabulary

EXAMPLES = [
    pytest.param(rule.name, example, id=f"{rule.name}:{example.words}")
    for rule in load_rules("quantities_en")
    for example in rule.matches
]
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_of_the_rules_read(rule: str, example: Example) -> None:
    found = {f.value.words: f.value for f in find_quantities(example.text, articles=rule == "article")}
    if "low" not in example.extra:
        assert all(not set(words.split()) & set(example.words.split()) for words in found), found
        return
    value = found[example.words]
    assert (value.low, value.high) == (example.extra["low"], example.extra["high"])
    assert value.exactness == example.extra.get("exactness", value.exactness)
    assert value.counted == example.extra.get("counted", value.counted)


# text, [(words, low, high, exactness, counted)]
SENTENCES = [
    ("At least 3 people were killed and dozens more wounded, police said.",
     [("At least 3", 3, None, "at least", "people"), ("dozens", 24, None, "vague", "")]),
    ("Seven civilians, including two children, were killed by one of the eight rockets.",
     [("Seven", 7, 7, "exactly", "civilians"), ("two", 2, 2, "exactly", "children"),
      ("one", 1, 1, "exactly", ""), ("eight", 8, 8, "exactly", "rockets")]),
    ("Between 10 and 12 of the 21 rockets failed; no U.S. soldiers died.",
     [("Between 10 and 12", 10, 12, "between", ""), ("21", 21, 21, "exactly", "rockets"),
      ("no", 0, 0, "exactly", "u.s. soldiers")]),
    ("The toll rose from 3 to 8.", [("3", 3, 3, "exactly", ""), ("8", 8, 8, "exactly", "")]),
    ("A 34-year-old fired an AK-47 and an S-300 at an F-16 on October 7, 2023, at 02:15.", []),
    ("M23 rebels shot down flight MH17 on 9/11 under Resolution 2216 for $2,020.", []),
    ("In 2019, 40 percent of the 300 houses were hit.", [("300", 300, 300, "exactly", "houses")]),
    ("The third attack this month came at 5 p.m. on 12 May.", []),
    ("More than 20% and over 30 per cent of it, a third of it, two-thirds of it.", []),
    ("Some may march on in March, and the rest may not.", []),
    ("No one claimed the attack, and this one was no accident.", [("no", 0, 0, "exactly", "accident")]),
    ("More than 1.5 million people fled; 5,000 stayed.",
     [("More than 1.5 million", 1500001, None, "at least", "people"), ("5,000", 5000, 5000, "exactly", "")]),
    ("The council voted 10-2, and 2020 was a bad year for 12 countries.",
     [("12", 12, 12, "exactly", "countries")]),
    ("several 122 mm Grad rockets", [("several", 3, None, "vague", "122 mm grad rockets")]),
    ("Ali Hassan, 34, and three others died.", [("three", 3, 3, "exactly", "others")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[tuple[str, int | None, int | None, str, str]]) -> None:
    found = [f.value for f in find_quantities(text)]
    assert [(q.words, q.low, q.high, q.exactness, q.counted) for q in found] == expected


def test_articles_count_only_when_asked_for() -> None:
    text = "A soldier and an interpreter were hurt by a dozen rockets."
    assert [f.value.words for f in find_quantities(text)] == ["a dozen"]
    counted = [f.value.counted for f in find_quantities(text, articles=True)]
    assert counted == ["soldier", "interpreter", "rockets"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("eight", Quantity("eight", 8, 8, "exactly", "rockets")),
        ("at least 3", Quantity("at least 3", 3, None, "at least", "rockets")),
        ("a", None),
        ("several", Quantity("several", 3, None, "vague", "rockets")),
        ("the", None),
        ("", None),
        ("two three", None),
    ],
)
def test_reading_words(words: str, expected: Quantity | None) -> None:
    assert read_quantity(words, "Rockets") == expected


def read(words: str) -> Quantity:
    value = read_quantity(words)
    assert value is not None, words
    return value


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("8", "eight", "same"),
        ("8", "about 8", "compatible"),
        ("8", "9", "conflict"),
        ("at least 3", "5", "compatible"),
        ("at least 3", "two", "conflict"),
        ("more than 60", "60", "conflict"),
        ("about 30", "31", "compatible"),
        ("about 30", "34", "conflict"),
        ("several", "dozens", "compatible"),
        ("several", "2", "conflict"),
        ("several", "several", "same"),
        ("between 3 and 8", "8", "compatible"),
        ("up to 8", "none", "compatible"),
        ("fewer than 8", "8", "conflict"),
        ("an unknown number of", "8", "compatible"),
    ],
)
def test_comparing(one: str, other: str, expected: str) -> None:
    assert compare_quantities(read(one), read(other)).state == expected
    assert compare_quantities(read(other), read(one)).state == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("eight", "8"),
        ("1,500", "1,500"),
        ("At least three", "at least 3"),
        ("over 66", "over 66"),
        ("Fewer than 10", "fewer than 10"),
        ("as many as twelve", "up to 12"),
        ("some 30", "about 30"),
        ("two or three", "2 to 3"),
        ("Several", "several"),
        ("hundreds of thousands", "hundreds of thousands"),
        ("none", "0"),
        ("a couple of", "a couple"),
        ("an unknown number of", "an unknown number"),
    ],
)
def test_showing(words: str, expected: str) -> None:
    assert show_quantity(read(words)) == expected


def in_words(number: int, *, joined: str) -> str:
    """Write a number below a million in words, with or without "and" after hundreds."""
    small, tens = SMALL.split(), TENS.split()
    if number < 20:
        return small[number]
    if number < 100:
        return tens[number // 10 - 2] + (f"-{small[number % 10]}" if number % 10 else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    head, rest = f"{in_words(number // size, joined=joined)} {name}", number % size
    if not rest:
        return head
    joint = joined if size == 100 or rest < 100 else " "
    return head + joint + in_words(rest, joined=joined)


@given(number=st.integers(0, 999_999), joined=st.sampled_from([" ", " and "]))
def test_numbers_read_back(number: int, joined: str) -> None:
    for words in (str(number), f"{number:,}", in_words(number, joined=joined)):
        value = read(words)
        assert (value.words, value.low, value.high, value.exactness) == (words, number, number, "exactly")
    assert show_quantity(read(str(number))) == f"{number:,}"


@given(low=st.integers(2, 5000), gap=st.integers(1, 5000))
def test_bounds_read_back(low: int, gap: int) -> None:
    value = read(f"between {low:,} and {low + gap:,}")
    assert (value.low, value.high, value.exactness) == (low, low + gap, "between")
    assert read(f"more than {low:,}").low == low + 1
    assert read(f"fewer than {low:,}").high == low - 1


WORDS = (
    "at least more than no fewer up to about between and or to 3 8 1,500 107mm one half a an dozen hundred thousand"
    " million several dozens of few scores hundreds people killed , . $ % - F-16 2020 May % percent years old the both"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


@given(text=st.one_of(st.text(max_size=80), PIECES), articles=st.booleans())
def test_any_text_gives_well_formed_quantities(text: str, articles: bool) -> None:
    previous = 0
    for found in find_quantities(text, articles=articles):
        value = found.value
        assert text[found.start : found.end] == value.words
        assert previous <= found.start < found.end <= len(text)
        previous = found.end
        assert value.low is None or value.high is None or 0 <= value.low <= value.high
        assert value.counted == value.counted.lower()
        assert len(value.counted.split()) <= 4
        assert show_quantity(value)
        assert compare_quantities(value, value).state in ("same", "compatible")
    read_quantity(text)


BOUND = st.one_of(st.none(), st.integers(0, 50))


@given(BOUND, BOUND, BOUND, BOUND, st.sampled_from(["exactly", "about", "at least", "between"]))
def test_comparing_is_symmetric_and_a_value_never_conflicts_with_itself(
    low: int | None, high: int | None, other_low: int | None, other_high: int | None, exactness: Exactness
) -> None:
    one = Quantity("some", *_ordered(low, high), exactness)
    other = Quantity("others", *_ordered(other_low, other_high), "exactly")
    there, back = compare_quantities(one, other), compare_quantities(other, one)
    assert there == back
    assert there.reason
    assert compare_quantities(one, one).state != "conflict"


def _ordered(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    return (min(low, high), max(low, high)) if low is not None and high is not None else (low, high)


@pytest.mark.parametrize(
    ("low", "part", "high", "whole", "expected"),
    [
        (1, "journalist", 3, "people", "compatible"),
        (1, "journalist", 3, "", "compatible"),
        (2, "young guards", 5, "guards", "compatible"),
        (2, "girls", 5, "children", "compatible"),
        (2, "girls", 5, "civilians", "compatible"),
        (0, "children", 5, "people", "compatible"),
        (3, "journalists", 1, "people", "conflict"),
        (1, "people", 3, "journalists", "conflict"),
        (2, "soldiers", 5, "civilians", "conflict"),
        (2, "people", 5, "dead", "conflict"),
        (2, "old rockets", 5, "rockets", "conflict"),
        (2, "rockets", 5, "", "conflict"),
        (0, "civilians", 1, "soldier", "compatible"),
        (0, "Americans", 1, "Iraqi soldier", "compatible"),
        (0, "Americans", 1, "American", "conflict"),
        (0, "Americans", 1, "soldier", "conflict"),
        (0, "civilians", 1, "child", "conflict"),
        (0, "soldiers", 1, "sergeant", "conflict"),
        (0, "people", 1, "soldier", "conflict"),
        (0, "", 1, "soldier", "conflict"),
        (0, "rockets", 1, "drone", "conflict"),
    ],
)
def test_who_is_counted_more_narrowly_is_a_part(low: int, part: str, high: int, whole: str, expected: str) -> None:
    one, other = Quantity(f"{low}", low, low, "exactly", part), Quantity(f"{high}", high, high, "exactly", whole)
    assert compare_quantities(one, other).state == expected
    assert compare_quantities(other, one) == compare_quantities(one, other)


def test_every_word_that_holds_others_is_a_noun_for_persons() -> None:
    counted, persons = load_vocabulary("counted"), load_vocabulary("persons")
    known = {*persons["one"], *persons["relative"], *persons["group"]}
    told = {*counted["classes"], *(word for members in counted["classes"].values() for word in members)}
    assert told - known - set(counted["classes"]) == set()


def test_who_is_named_is_a_part_of_a_greater_number() -> None:
    named = Quantity("Ann Rowe", 1, 1, "exactly", "Ann Rowe")
    assert compare_quantities(named, Quantity("five", 5, 5, "exactly")).state == "compatible"
    assert compare_quantities(named, Quantity("none", 0, 0, "exactly")).state == "conflict"


@pytest.mark.parametrize("row", load_phrases(), ids=lambda row: str(row["words"]))
def test_phrases_of_the_benchmark_are_read_right(row: Mapping[str, str | int | None]) -> None:
    value = read_quantity(str(row["words"]))
    assert value is not None
    assert (value.low, value.high) == (row["low"], row["high"])
