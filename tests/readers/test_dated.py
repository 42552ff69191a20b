import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.readers import dated
from rashomon.readers.items import trim

TEXT = "Two rockets fell near the port.\n\nNobody was hurt."
printable = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"))


@pytest.mark.parametrize(
    "place",
    [
        "Washington",
        "New York",
        "BAGHDAD",
        "Port Said",
        "Washington, D.C.",
        "St. Petersburg, Russia",
        "Rostov on Don",
        "Rio de Janeiro",
        "Baghdad (AFP)",
        "Frankfurt/Main",
        "Tel Aviv and Gaza City",
        "Ra’s al-Ayn",
        "Kyiv —",
        "Sana'a,",
    ],
)
def test_a_place_after_the_date_is_the_dateline(place: str) -> None:
    found = dated.draft(f" date 2020-12-24 {place}\n\n{TEXT}\n")
    assert (found.published, found.dateline, trim(found.text)) == ("2020-12-24", place.rstrip(" —,"), TEXT)


@pytest.mark.parametrize(
    "start",
    [
        "Two rockets fell near the port.",
        "Rockets Hit Baghdad",
        "Army Says Four Wounded",
        "Four killed",
        "explosions in Kabul",
        "Baghdad.",
        "Is it over?",
        "“We saw it”",
        "Militants Attack Base In Mali Again Today",
        "A" * 61,
    ],
)
def test_words_after_the_date_are_text(start: str) -> None:
    found = dated.draft(f"date 2020-12-24 {start}\n\n{TEXT}\n")
    assert (found.dateline, trim(found.text)) == ("", f"{start}\n\n{TEXT}")


@pytest.mark.parametrize("later", ["", "\n\n  \n", "\nsaid on Sunday that it would answer."])
def test_a_place_with_no_text_after_it_or_in_mid_sentence_is_text(later: str) -> None:
    found = dated.draft(f"date 2020-12-24 Washington{later}")
    assert (found.dateline, trim(found.text)) == ("", trim(f"Washington{later}"))


@pytest.mark.parametrize(
    ("line", "published", "place"),
    [
        ("date 2020-12-24", "2020-12-24", "line 1"),
        ("\n\n \tDate: 2020-12-24", "2020-12-24", "line 3"),
        ("DATE 2020-12-24T10:00:00+03:00", "2020-12-24T10:00:00+03:00", "line 1"),
        ("date 2020-99-99", "2020-99-99", "line 1"),
    ],
)
def test_date_lines(line: str, published: str, place: str) -> None:
    text = f"{line}\r\n{TEXT}"
    assert dated.begins(text)
    found = dated.draft(text)
    assert (found.published, found.dated_at, trim(found.text)) == (published, place, TEXT)


@pytest.mark.parametrize(
    "text", ["dated 2020-12-24", "date 2020-12-245 x", "Update 2020-12-24", "2020-12-24", "date x"]
)
def test_other_first_lines_are_no_date_lines(text: str) -> None:
    assert not dated.begins(text)
    assert dated.draft(text).published == ""


@given(printable)
def test_text_on_later_lines_is_kept_exactly(text: str) -> None:
    found = dated.draft(f"date 2020-12-24\n\n{text}")
    assert (found.published, trim(found.text)) == ("2020-12-24", trim(text))


@given(printable)
def test_only_line_ends_and_outer_blank_lines_change(text: str) -> None:
    kept = trim(text)
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    before, _, after = unix.partition(kept) if kept else ("", "", "")
    assert not before.strip()
    assert not after.strip()
    assert before == "" or before.endswith("\n")
    assert after == "" or after.startswith("\n")
    assert trim(kept) == kept


@pytest.mark.parametrize("words", ["3 May 2024", "May 3, 2024", "25/04/2024", "Friday, 3 May 2024 at 10:15 UTC"])
def test_a_date_in_other_words_stands_alone_on_its_line(words: str) -> None:
    found = dated.draft(f"Date: {words}\n\n{TEXT}\n")
    assert (found.published, found.dateline, found.dated_at, trim(found.text)) == (words, "", "line 1", TEXT)
    assert dated.begins(f"Date: {words}\n\n{TEXT}\n")


def test_a_date_that_could_be_either_way_round_is_told_as_such() -> None:
    assert dated.draft(f"date 03/04/2024\n{TEXT}").published == "03/04/2024"


@pytest.mark.parametrize(
    "line", ["date palms burned after 3 rockets", "date 2024", "date 3 May 2024 Two rockets fell."]
)
def test_other_first_lines_are_no_date(line: str) -> None:
    text = f"{line}\n{TEXT}"
    assert (dated.draft(text).published, dated.begins(text)) == ("", False)
