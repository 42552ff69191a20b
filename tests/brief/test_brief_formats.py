"""Every format prints every brief, and what a report holds shows as text in each of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.brief.dossier_builder import STATES, SUNDAY, Builder, kind, report, rocket_attack
from tests.brief.dossier_strategies import dossiers

from rashomon.brief import FORMATS, Brief, build_brief, render, to_data
from rashomon.brief.clean import visible, web_address
from rashomon.brief.layout import cells
from rashomon.errors import UsageError
from rashomon.records import Dossier, Name, Wording

BRIEF = build_brief(rocket_attack().dossier(STATES))
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
HOSTILE = (
    '<script>alert("1")</script> <img src=x onerror=alert(1)> \x1b[31mred\x1b[0m\x07 \x9b2J '
    "\u202egnp.exe\u202c \u2066a\u2069 [link](javascript:alert(1)) ![i](https://example.org/i.png) "
    "<https://example.org/> **bold** `code` {{ 7*7 }} {% x %} | a | # b"
)


def hostile_brief() -> Brief:
    """Put hostile text wherever text from a report is printed."""
    told = Builder()
    made = told.add(report(HOSTILE, SUNDAY, HOSTILE, HOSTILE, "javascript:alert(1)//https://example.org"))
    by = Name(HOSTILE, HOSTILE, "organisation")
    told.tell(made, "kind", kind(HOSTILE), HOSTILE, by, hedge=HOSTILE, via=(by,))
    told.tell(made, "target", Wording(HOSTILE), HOSTILE)
    told.tell(made, "damage", Wording(HOSTILE), HOSTILE, by)
    told.tell(made, "damage", Wording("a wall"), HOSTILE)
    told.tell(made, "perpetrator", by, HOSTILE, by, "denies")
    told.tell(made, "responsibility", by, HOSTILE, by, "unclear")
    told.tell(made, "perpetrator", by, HOSTILE, form="said", of_kind="accuse")
    told.tell(made, "recipient", by, HOSTILE, form="said", of_kind="accuse")
    told.tell(made, "cites", by, HOSTILE)
    told.keep_apart(made, HOSTILE)
    return build_brief(told.dossier({"damage": "contested"}))


class Elements(HTMLParser):
    """Gathers the elements, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str, attribute: str) -> list[str]:
        return [str(found[attribute]) for name, found in self.elements if name == tag and attribute in found]


@given(st.lists(dossiers(), max_size=2, unique_by=lambda told: told.incident.id), st.integers(20, 120), st.booleans())
@settings(max_examples=15)
def test_every_format_prints_every_brief(told: list[Dossier], width: int, colour: bool) -> None:
    briefs = [build_brief(dossier) for dossier in told]
    for name in FORMATS:
        printed = render(briefs, name, width=width, colour=colour)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", printed) if name == "text" and colour else printed
        assert not STEERING.search(plain), name
        printed.encode("utf-8")
        assert printed == render(briefs[::-1], name, width=width, colour=colour)


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_report_holds_shows_as_text(name: str) -> None:
    printed = render([hostile_brief()], name)
    assert not STEERING.search(printed)
    assert "49" not in re.sub(r"[0-9a-f]{32}", "", printed)
    assert "alert" in printed


def test_an_unknown_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="text, markdown, html, json"):
        render([BRIEF], "pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_no_brief_is_no_error(name: str) -> None:
    assert render([], name).strip() in {"", "[]"} or name == "html"


# --- Terminal ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_keep_to_the_width(width: int) -> None:
    for line in render([BRIEF, hostile_brief()], "text", width=width).splitlines():
        assert cells(line) <= width or "https://" in line


def test_states_are_told_apart_without_colour() -> None:
    printed = render([BRIEF], "text", width=100)
    assert "\x1b" not in printed
    for mark in ("  = What:", "  · Target:", "  ≠ Munitions used", "  ✗ Perpetrator: Kataib", "  ? Injured:"):
        assert mark in printed


def test_colour_changes_nothing_but_colour() -> None:
    coloured = render([BRIEF], "text", width=80, colour=True)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render([BRIEF], "text", width=80)


def test_steering_characters_become_visible() -> None:
    printed = " ".join(render([hostile_brief()], "text", width=500).split())
    assert "<U+001B>[31mred<U+001B>[0m<U+0007> <U+009B>2J <U+202E>gnp.exe<U+202C> <U+2066>a<U+2069>" in printed


def test_many_incidents_begin_with_an_overview() -> None:
    printed = render([BRIEF, hostile_brief()], "text", width=100)
    overview = printed.split("───")[0]
    assert "2 incidents" in overview
    assert "Sunday 20 December 2020" in overview
    assert "= 4 agreed, ≠ 2 contested" in overview
    assert "2 incidents" not in render([BRIEF], "text", width=100)


# --- Markdown ---------------------------------------------------------------------------------------------------------


def test_markdown_holds_no_markup_from_a_report() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(render([hostile_brief()], "markdown"))
    inline = [token for parent in tokens for token in parent.children or []]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "fence", "code_block"}
    bold = [after.content for token, after in pairwise(inline) if token.type == "strong_open"]
    assert bold
    assert "bold" not in bold
    assert any("<script>alert" in token.content for token in inline if token.type == "text")


def test_markdown_of_a_brief() -> None:
    printed = render([BRIEF], "markdown")
    assert printed.startswith("# Rocket attack · US embassy in Baghdad · Sunday 20 December 2020\n")
    assert "- ≠ **Munitions used:** told differently" in printed
    assert "| according to US military, said " in printed
    assert "<https://example.org/levant-wire/rockets>" in printed


@given(st.text())
def test_markdown_escapes_any_text(text: str) -> None:
    from rashomon.brief.markdown import escape

    tokens = MarkdownIt("commonmark").parse(f"- {escape(text)}x")
    inline = [token for parent in tokens for token in parent.children or []]
    assert {token.type for token in inline} <= {"text", "text_special"}
    opened = [token.type for token in tokens if token.type.endswith("_open")]
    assert opened == ["bullet_list_open", "list_item_open", "paragraph_open"]
    assert "".join(token.content for token in inline) == visible(" ".join(text.split())) + "x"


# --- HTML -------------------------------------------------------------------------------------------------------------


def test_html_loads_nothing_and_runs_nothing() -> None:
    page = Elements(render([hostile_brief(), BRIEF], "html"))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    assert not [name for _, found in page.elements for name in found if name.startswith("on")]
    assert [href for href in page.all("a", "href") if not href.startswith(("#", "https://example.org/"))] == []
    assert '<script>alert("1")</script>' in "".join(page.text)
    assert page.all("html", "lang") == ["en"]


def test_html_links_lead_to_and_from_the_words_cited() -> None:
    page = Elements(render([BRIEF, hostile_brief()], "html"))
    anchors = [str(found["id"]) for _, found in page.elements if "id" in found]
    assert len(anchors) == len(set(anchors))
    inner = [href[1:] for href in page.all("a", "href") if href.startswith("#")]
    assert set(inner) <= set(anchors)
    mentions = {anchor for anchor in anchors if re.fullmatch(r"i\d+-m\d+-\d+", anchor)}
    citations = {anchor for anchor in anchors if re.fullmatch(r"i\d+-c\d+", anchor)}
    assert mentions | citations <= set(inner)


def test_html_has_one_main_heading_and_ordered_ranks() -> None:
    one, many = Elements(render([BRIEF], "html")), Elements(render([BRIEF, hostile_brief()], "html"))
    assert [tag for tag, _ in one.elements if tag in {"h1", "h2"}] == ["h1"]
    assert [tag for tag, _ in many.elements if tag in {"h1", "h2"}] == ["h1", "h2", "h2"]


# --- Data -------------------------------------------------------------------------------------------------------------


@given(dossiers())
@settings(max_examples=15)
def test_json_says_what_the_data_say(dossier: Dossier) -> None:
    briefs = [build_brief(dossier)]
    assert json.loads(render(briefs, "json")) == to_data(briefs)


def test_data_of_a_brief() -> None:
    (data,) = to_data([BRIEF])
    contested = next(section for section in data["sections"] if section["key"] == "contested")
    assert [side["citations"] for side in contested["lines"][0]["sides"]] != []
    numbers = {citation["number"] for citation in data["citations"]}
    assert all(n in numbers for section in data["sections"] for line in section["lines"] for n in line["citations"])
    assert data["citations"][0]["published"] == "2020-12-20"


# --- Parts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c&d#e", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://example.org/a b", False),
        ('https://example.org/"onclick', False),
        ("https://example.org/<b>", False),
        ("https://example.org/\u202egnp", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, safe: bool) -> None:
    assert web_address(url) == (url if safe else "")


def test_importing_the_brief_loads_no_template_engine() -> None:
    code = "import sys, rashomon.brief; print([m for m in ('jinja2', 'sqlalchemy', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
