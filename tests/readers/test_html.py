from datetime import date
from io import BytesIO

import pytest

from rashomon.readers import html
from rashomon.readers.items import Opened, ReadItem

PARAGRAPHS = [
    "Rockets fell near the port on Sunday, the army said, and three people were wounded in the café’s yard.",
    "A spokesman said on 20 December 2019 that the battery had been moved from the hills to the port’s north.",
    "Nobody has said who fired the rockets, and the ministry of the interior has not answered our questions.",
]
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PUBLISHED = '<meta property="article:published_time" content="2020-12-21T23:30:00+03:00">'


def page(head: str = PUBLISHED, article: str = ARTICLE, end: str = "</body></html>") -> str:
    return (
        f"<!DOCTYPE html>\n<html lang='en-GB'><head><title>Rockets fall</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav><article><h1>Rockets fall</h1>{article}</article>"
        f"<footer>All rights reserved</footer>{end}"
    )


def read(data: bytes) -> ReadItem:
    (item,) = html.read(Opened("page.html", BytesIO(data), data[:65_536], 1_000_000))
    return item


def test_a_saved_page() -> None:
    head = '<meta property="og:site_name" content="The Gazette"><link rel="canonical" href="https://gazette.example/a">'
    item = read(page(PUBLISHED + head).encode())
    assert item.issues == ()
    assert item.report is not None
    assert item.report.text == "\n".join(PARAGRAPHS)
    assert (item.report.title, item.report.published) == ("Rockets fall", date(2020, 12, 21))
    assert (item.report.publisher, item.report.url) == ("The Gazette", "https://gazette.example/a")
    assert item.report.language == "en"


@pytest.mark.parametrize(
    ("codec", "meta"),
    [
        ("utf-8", ""),
        ("utf-16", ""),
        ("cp1252", '<meta charset="windows-1252">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("cp1252", ""),
    ],
)
def test_character_sets(codec: str, meta: str) -> None:
    item = read(page(meta + PUBLISHED).encode(codec))
    assert item.report is not None
    assert item.report.text == "\n".join(PARAGRAPHS)


def test_a_date_in_the_article_is_not_the_date_of_publication() -> None:
    item = read(page(head="").encode())
    assert item.report is None
    assert [issue.code for issue in item.issues] == ["no-date"]


@pytest.mark.parametrize(
    ("text", "codes", "read_all_the_same"),
    [
        (page(end=""), ["truncated"], True),
        (page(article="", end=""), ["truncated", "no-article"], False),
        ("<html></html>", ["no-article"], False),
        ("<!doctype html><html><body></body></html>", ["no-article"], False),
        ("<" * 200, ["no-article"], False),
    ],
)
def test_broken_pages(text: str, codes: list[str], read_all_the_same: bool) -> None:
    item = read(text.encode())
    assert [issue.code for issue in item.issues] == codes
    assert (item.report is not None) == read_all_the_same


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (page(), True),
        ("<?xml version='1.0'?>\n<!-- saved --><html>", True),
        ("<p>A paragraph", False),
        ("<!-- a -->" * 5000 + "text", False),
        ("date 2020-12-24 <html>", False),
    ],
)
def test_how_a_page_begins(text: str, begins: bool) -> None:
    assert html.begins(text) == begins
