import pytest

from rashomon.readers import headed
from rashomon.readers.items import Draft, trim
from rashomon.records import Issue

TEXT = "Two rockets fell **near** the port.\n\n## What is known\n\nNobody was hurt."


def draft(text: str, **columns: str) -> Draft:
    found = headed.draft(text, columns)
    assert isinstance(found, Draft)
    return found


def test_a_full_header() -> None:
    found = draft(
        "\n---\r\ntitle: 'Rockets: a list'\r\npublished: 2020-12-24T10:00:00+03:00\r\npublisher: The Gazette\r\n"
        "url: https://gazette.example/a\r\nlanguage: no\r\ndateline: Port Said\r\n---\r\n\r\n" + TEXT
    )
    assert trim(found.text) == TEXT
    assert (found.title, found.published, found.publisher) == (
        "Rockets: a list",
        "2020-12-24T10:00:00+03:00",
        "The Gazette",
    )
    assert (found.url, found.language, found.dateline) == ("https://gazette.example/a", "no", "Port Said")
    assert found.dated_at == "header"


@pytest.mark.parametrize(
    ("header", "published"),
    [
        ("published: 2020-12-24", "2020-12-24"),
        ("date: 24 December 2020", "24 December 2020"),
        ("Pub-Date: 20201224", "20201224"),
        ("publication date: 2020-12-24 10:00:00 +03:00", "2020-12-24 10:00:00 +03:00"),
        ("date: 2019-01-01\npublished: 2020-12-24", "2020-12-24"),
        ("updated: 2020-12-24", ""),
        ("published:", ""),
        ("published: {day: 24}", ""),
        ("", ""),
    ],
)
def test_the_date_in_a_header(header: str, published: str) -> None:
    assert draft(f"---\n{header}\n---\n{TEXT}").published == published


def test_a_name_given_for_a_part_of_the_header() -> None:
    assert (
        draft("---\nerschienen: 2020-12-24\ndate: 2019-01-01\n---\nx", published="erschienen").published == "2020-12-24"
    )


def test_a_name_given_that_the_header_lacks_leaves_the_usual_ones() -> None:
    assert draft("---\ndate: 2020-12-24\n---\nx", published="pub").published == "2020-12-24"


def test_a_list_in_a_header_is_its_members() -> None:
    assert draft("---\npublisher: [AFP, Reuters]\n---\nx").publisher == "AFP, Reuters"


@pytest.mark.parametrize(
    ("text", "title", "kept"),
    [
        ("---\ntitle: Rockets fall\n---\n# Rockets  fall\n\nText.", "Rockets fall", "Text."),
        ("---\ndate: 2020-12-24\n---\n\n# Rockets fall #\nText.", "Rockets fall", "Text."),
        ("---\ntitle: Rockets fall\n---\n# Another line\n\nText.", "Rockets fall", "# Another line\n\nText."),
        ("---\ntitle: Rockets fall\n---\n## Rockets fall\n\nText.", "Rockets fall", "## Rockets fall\n\nText."),
        ("---\ntitle: Rockets fall\n---\nText.\n# Rockets fall", "Rockets fall", "Text.\n# Rockets fall"),
        ("---\na: b\n---\n# Title" + " " * 50_000 + "x\nText.", "Title x", "Text."),
        ("---\na: b\n---\n#hashtag", "", "#hashtag"),
        ("# Rockets fall\n\nText.", "Rockets fall", "Text."),
    ],
)
def test_the_title_line(text: str, title: str, kept: str) -> None:
    found = draft(text)
    assert (found.title, trim(found.text)) == (title, kept)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("---\ntitle: x\n\nText without end.", "truncated", "line 1"),
        ("---\n" + "a: b\n" * 10_000 + "---\nText.", "truncated", "line 1"),
        ("---\ntitle: [x\n---\nText.", "bad-header", "header"),
        ("---\ntitle: a: b\n---\nText.", "bad-header", "header"),
        ("---\n- a\n- b\n---\nText.", "bad-header", "header"),
        ("---\njust words\n---\nText.", "bad-header", "header"),
        ("---\n[a]: b\n---\nText.", "bad-header", "header"),
        ("---\na: " + "[" * 5000 + "\n---\nText.", "bad-header", "header"),
    ],
)
def test_broken_headers(text: str, code: str, place: str) -> None:
    found = headed.draft(text)
    assert isinstance(found, Issue)
    assert (found.code, found.place) == (code, place)


def test_a_text_without_header_has_no_date() -> None:
    found = draft(TEXT)
    assert (found.published, found.text) == ("", TEXT)
    assert not headed.begins(TEXT)
    assert headed.begins("\n--- \r\na: b")
    assert not headed.begins("----\na: b")
