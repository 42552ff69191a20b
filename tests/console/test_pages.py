"""Every page renders from a ledger, empty or full; whatever reports hold is text; links are of one kind throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.console.ledgers import BAGHDAD, DAY, HOSTILE, START, TOLD, Told, hostile_reading, make_ledger, reading_of
from tests.fresh import fresh_ledger
from tests.strategies import make_link

from rashomon.console.assets import NAMES, asset
from rashomon.console.index import outline
from rashomon.console.links import Links
from rashomon.console.matrix import COLUMNS, matrix
from rashomon.console.origins import graph
from rashomon.console.page import Page, Visit
from rashomon.console.routes import ROUTES
from rashomon.console.story import open_questions, story
from rashomon.encoding import statement_id
from rashomon.jobs.dossiers import gather
from rashomon.ledger import Ledger, open_ledger
from rashomon.records import Category, Dossier, Name

NOW = START + timedelta(days=10)
NAMES_OF_PAGES = [route.name for route in ROUTES]


def page(ledger: Ledger, name: str, identity: str = "", root: str = "/", **query: str) -> Page:
    route = next(route for route in ROUTES if route.name == name)
    token = "t" if root == "/" else ""  # nothing can be decided in a published folder
    return route.render(ledger, Visit({"id": identity}, query, root=root, token=token, who="A. Reviewer", now=NOW))


def first_dossier(ledger: Ledger) -> Dossier:
    index = outline(ledger)
    return gather(ledger, index.clusters.incidents[index.entries[0].id])


class Tags(HTMLParser):
    """Gathers elements, attributes and addresses; an element left open or closed twice is noted."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def tags(html: str) -> Tags:
    read = Tags()
    read.feed(html)
    return read


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, str, str]]:
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    made = make_ledger(path, TOLD, more=[hostile_reading(300)])[-1]
    with open_ledger(path, create=False, read_only=True) as opened:
        yield opened, made.accounts[0].id, made.report.id


@pytest.mark.parametrize("root", ["/", "../"])
@pytest.mark.parametrize("name", NAMES_OF_PAGES)
def test_whatever_reports_hold_is_text(name: str, root: str, hostile: tuple[Ledger, str, str]) -> None:
    ledger, incident, report = hostile
    identity = {"incident": incident, "report": report}.get(name, "")
    html = page(ledger, name, identity, root, q="camp").html
    read = tags(html)
    assert read.wrong == []
    assert read.open == []
    assert "<script>window" not in html
    assert "\u202e" not in html
    assert not [a for a in read.attributes if a[1].startswith("on") or a[1] == "style" or a[0] == "img"]
    assert not [value for _, name, value in read.attributes if name == "href" and value.startswith("javascript")]


@pytest.mark.parametrize("name", ["situation", "incident", "report", "search"])
def test_hostile_words_are_shown(name: str, hostile: tuple[Ledger, str, str]) -> None:
    ledger, incident, report = hostile
    html = page(ledger, name, {"incident": incident, "report": report}.get(name, ""), q="camp").html
    assert "&lt;script&gt;window.hacked" in html
    assert "&lt;U+202E&gt;" in html or name == "search"


@pytest.mark.parametrize("name", NAMES_OF_PAGES)
def test_pages_of_an_empty_ledger(name: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    with fresh_ledger(path):
        pass
    with open_ledger(path, create=False, read_only=True) as ledger:
        found = page(ledger, name, "0" * 32)
    assert found.status == (404 if name in {"incident", "report"} else 200)
    assert tags(found.html).wrong == []


@pytest.mark.parametrize(
    ("name", "identity", "word"),
    [("incident", "ab", "too short"), ("incident", "f" * 32, "No incident"), ("report", "zz", "no report")],
)
def test_what_is_not_there_is_said(name: str, identity: str, word: str, ledger: Ledger) -> None:
    found = page(ledger, name, identity)
    assert found.status == 404
    assert word in found.html


def test_a_query_that_cannot_be_read_is_a_bad_request(ledger: Ledger) -> None:
    found = page(ledger, "situation", since="soon")
    assert found.status == 400
    assert "“soon” is no day" in found.html


def test_no_script_and_no_style_stands_in_a_page(ledger: Ledger) -> None:
    html = page(ledger, "situation").html
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", html)
    assert [one for one in inline if "application/json" not in one] == []
    assert "<style" not in html


@pytest.mark.parametrize("name", NAMES_OF_PAGES)
def test_a_published_page_leads_to_files(name: str, ledger: Ledger) -> None:
    index = outline(ledger)
    entry = index.entries[0]
    identity = {"incident": entry.id, "report": index.clusters.reports[entry.id]}.get(name, "")
    read = tags(page(ledger, name, identity, root="../").html)
    addresses = [value for _, name, value in read.attributes if name in {"href", "src", "action"}]
    local = [one for one in addresses if not one.startswith("#")]
    if name != "signin":
        assert all(re.fullmatch(r"\.\./(static/)?[\w./-]+\.(html|css|js|svg)(#[\w-]+)?", one) for one in local), local


def test_looking_back_goes_along_with_every_link(ledger: Ledger) -> None:
    route = ROUTES[0]
    html = route.render(ledger, Visit({}, {}, as_of=START, now=NOW)).html
    assert "The ledger as it stood on 2026-01-01 12:00 UTC" in html
    assert f"/incidents/{outline(ledger, START).entries[0].id}?as_of=2026-01-01T12" in html


# --- the parts of an incident ---


def test_the_matrix_tells_who_agrees_and_who_does_not(ledger: Ledger) -> None:
    made = matrix(first_dossier(ledger))
    by_field = {row.field: row for row in made.rows}
    assert by_field["place"].state == "agreed"
    killed = [told for cell in by_field["killed"].cells for told in cell]
    assert {(told.value, told.side, told.who) for told in killed} == {("3", "A", "the army"), ("5", "B", "a doctor")}
    assert {told.stance for cell in by_field["perpetrator"].cells for told in cell} == {"denies"}
    assert all(len(row.cells) == len(made.columns) for row in made.rows)
    assert len(made.columns) <= COLUMNS


def test_who_shares_a_column_is_named_in_its_cells(tmp_path: Path) -> None:
    told = [
        Told(f"Paper {n}", date(2020, 12, 21), BAGHDAD, DAY, n, speaker=Name(f"Witness {n}", f"Witness {n}", "person"))
        for n in range(COLUMNS + 2)
    ]
    readings = [reading_of(one) for one in told]
    first = readings[0].accounts[0].id
    with fresh_ledger(tmp_path / "many.db") as ledger:
        for reading in readings:
            ledger.add(reading, file="a.txt", reader="test/1", recorded=START)
        ledger.add_links([make_link(first, r.accounts[0].id, "same") for r in readings[1:]], recorded=START)
        html = page(ledger, "incident", first).html
        made = matrix(first_dossier(ledger))
    assert made.columns[-1].others
    shared = {told.who for row in made.rows for told in row.cells[-1]}
    assert len(shared) == 3
    assert all(f"<b><bdi>{who}</bdi></b>: " in html for who in shared)


def test_a_link_of_the_same_that_joins_nothing_says_why(tmp_path: Path) -> None:
    readings = [reading_of(one) for one in TOLD[:3]]
    one, other, third = (reading.accounts[0].id for reading in readings)
    pairs = [(one, other, "same", 0.9), (one, third, "same", 0.6), (other, third, "different", 0.1)]
    with fresh_ledger(tmp_path / "apart.db") as ledger:
        for reading in readings:
            ledger.add(reading, file="a.txt", reader="test/1", recorded=START)
        made = [make_link(a, b, said, score=score, decided_by="rashomon/test") for a, b, said, score in pairs]  # type: ignore[arg-type]
        ledger.add_links(made, recorded=START)
        html = page(ledger, "incident", one).html
    (row,) = re.findall(r"<tr>(?:(?!</tr>).)*kept apart all the same.*?</tr>", html, re.S)
    assert "0.60" in row
    assert html.count("two tellings of this incident") == 1


def test_what_is_to_be_checked_stands_with_its_words(tmp_path: Path) -> None:
    reading = reading_of(TOLD[0])
    doubtful = replace(reading.statements[0], score=0.55)
    doubtful = replace(doubtful, id=statement_id(doubtful))
    coded = replace(doubtful, field="incident_type", value=Category("shot", "attack", "muc4"))
    coded = replace(coded, id=statement_id(coded))
    with fresh_ledger(tmp_path / "doubt.db") as ledger:
        made = replace(reading, statements=(doubtful, coded, *reading.statements[1:]))
        ledger.add(made, file="a.txt", reader="test/1", recorded=START)
        html = page(ledger, "review").html
    card = html.split(f'data-statement="{doubtful.id}"')[1].split("</li>")[0]
    assert f"<q><bdi>{doubtful.words}</bdi></q>" in card
    assert f'data-statement="{coded.id}"' not in html


def test_every_statement_of_a_field_is_in_the_matrix(ledger: Ledger) -> None:
    dossier = first_dossier(ledger)
    shown = {s.id for row in matrix(dossier).rows for cell in row.cells for told in cell for s in told.statements}
    assert shown == {s.id for s in dossier.statements}


def test_the_story_is_told_in_the_order_of_publication(ledger: Ledger) -> None:
    chapters = story(first_dossier(ledger))
    assert [one.report.publisher for one in chapters] == ["Example Wire", "Second Paper"]
    assert [one.who for one in chapters[1].tellings] == ["a doctor"]


def test_a_silence_has_lasted_until_now(ledger: Ledger) -> None:
    (one,) = open_questions(first_dossier(ledger), NOW)
    assert one.field == "responsibility"
    assert one.until is None
    assert one.days == (NOW.date() - one.first).days


def test_whoever_keeps_silent_does_not_tell_of_it(ledger: Ledger) -> None:
    dossier = first_dossier(ledger)
    army = next(s for s in dossier.statements if s.speaker.words == "the army")
    value = Category("", "none", "comment")
    silent = replace(army, id="silent", field="comment", value=value, stance="silent")
    found = open_questions(replace(dossier, statements=(*dossier.statements, silent)), NOW)
    (one,) = (one for one in found if one.field == "comment")
    assert (one.what, one.who) == ("no word from the army", ("Example Wire",))


def test_the_graph_joins_speakers_to_the_reports_that_quote_them(ledger: Ledger) -> None:
    drawn = graph(first_dossier(ledger))
    quotes = {(edge.one.name, edge.other.name.partition(",")[0]) for edge in drawn.edges if edge.kind == "quotes"}
    assert ("the army", "Example Wire") in quotes
    assert ("a doctor", "Second Paper") in quotes
    copies = [edge for edge in drawn.edges if edge.kind == "copies"]
    assert all(edge.one is not edge.other for edge in copies)


# --- addresses and files ---


@pytest.mark.parametrize(
    ("root", "name", "identity", "more", "address"),
    [
        ("/", "situation", "", {}, "/"),
        ("/", "situation", "", {"kind": "a b", "near": ""}, "/?kind=a+b"),
        ("/", "incident", "ab12", {"fragment": "brief"}, "/incidents/ab12#brief"),
        ("/desk/", "report", "ab12", {"part": 2}, "/desk/reports/ab12?part=2"),
        ("./", "situation", "", {"kind": "x"}, "./index.html"),
        ("../", "report", "ab12", {"part": 2, "fragment": "s-1"}, "../reports/ab12.2.html#s-1"),
        ("/", "incident", "../../etc", {}, "/incidents/..%2F..%2Fetc"),
    ],
)
def test_addresses(root: str, name: str, identity: str, more: dict[str, object], address: str) -> None:
    assert Links(root).page(name, identity, **more) == address  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_pages_use_is_there(name: str) -> None:
    content, media = asset(name)
    assert content
    assert "/" in media


@pytest.mark.parametrize("name", ["", "../page.py", "/etc/passwd", "console.css/", "CONSOLE.CSS"])
def test_no_other_file_is(name: str) -> None:
    with pytest.raises(KeyError):
        asset(name)


def test_every_file_that_a_page_names_is_in_the_table(ledger: Ledger) -> None:
    for name in ("situation", "review", "search"):
        named = re.findall(r'(?:src|href)="/static/([^"]+)"', page(ledger, name).html)
        assert set(named) <= set(NAMES)


def test_the_hostile_text_tries_everything() -> None:
    assert all(part in HOSTILE for part in ("<script>", "onerror", "\u202e", "'\"", "</a>"))
