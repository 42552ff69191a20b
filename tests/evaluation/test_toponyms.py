"""Place names against marked ones: sets in either layout, written here, their figures, and what is left out."""

from __future__ import annotations

import json
from math import log
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import FakeGazetteer

from rashomon.cli.evaluate_places import places as command
from rashomon.errors import DataMissing, UsageError
from rashomon.evaluation import peers
from rashomon.evaluation.benchmarks import places
from rashomon.evaluation.benchmarks.look import DEVELOPMENT, Look
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.sets import toponyms
from rashomon.evaluation.toponyms import FARTHEST_KM, Judged, spans_counts, summarise

#: Words, latitude, longitude and GeoNames id of what is marked; no degrees where nothing is told.
Marked = tuple[str, float | None, float | None, str]
BAGHDAD: Marked = ("Baghdad", 33.34, 44.40, "98182")
MOSUL: Marked = ("Mosul", 36.34, 43.13, "99072")
STREET: Marked = ("Haifa Street", None, None, "")
WRONG: Marked = ("Tripoli", 34.43, 35.84, "266826")


def lgl(text: str, *marked: Marked, domain: str = "example.org", number: int = 1) -> str:
    rows = []
    for words, latitude, longitude, identifier in marked:
        tag = f'<gaztag geonameid="{identifier}"><lat>{latitude}</lat><lon>{longitude}</lon></gaztag>'
        start = text.index(words)
        where = f"<start>{start}</start><end>{start + len(words)}</end><phrase>{words}</phrase>"
        rows.append(f"<toponym>{where}{tag if latitude is not None else ''}</toponym>")
    body = f"<domain>{domain}</domain><text>{escape(text)}</text><toponyms>{''.join(rows)}</toponyms>"
    return f'<article docid="{number}">{body}</article>'


def geovirus(text: str, *marked: Marked, off: int = 1) -> str:
    rows = []
    for words, latitude, longitude, _ in marked:
        start = text.index(words) + off
        where = f"<name>{words}</name><start>{start}</start><end>{start + len(words)}</end>"
        rows.append(f"<location>{where}<lat>{latitude}</lat><lon>{longitude}</lon></location>")
    return f"<article><text>{escape(text)}</text><locations>{''.join(rows)}</locations></article>"


def write(folder: Path, name: str, *articles: str) -> None:
    (folder / name).write_text(f"<articles>{''.join(articles)}</articles>", "utf-8")


TEXT = "Rockets hit Baghdad. Troops left Mosul for Haifa Street."


def test_both_layouts_are_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    write(tmp_path, "One-Set.xml", lgl(TEXT, BAGHDAD, STREET, domain="arden.com"))
    write(tmp_path, "other.xml", geovirus(TEXT, MOSUL, BAGHDAD))
    read = toponyms.load(tmp_path)
    assert list(read) == ["one_set", "other"]
    (first,), (second,) = read.values()
    assert (first.id, first.publisher, first.adjectives) == ("lgl/arden.com/1", "arden.com", True)
    assert [(one.words, one.latitude, one.id) for one in first.toponyms] == [
        ("Baghdad", 33.34, "geonames:98182"),
        ("Haifa Street", None, ""),
    ]
    assert not second.adjectives
    assert [TEXT[one.start : one.end] for one in second.toponyms] == ["Baghdad", "Mosul"]


@pytest.mark.parametrize(
    ("content", "message"), [("<articles/>", "no XML file with"), ("<articles>", "no XML file \\(")]
)
def test_a_folder_without_toponyms_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.xml").write_text(content, "utf-8")
    with pytest.raises(DataMissing, match=message):
        toponyms.load(tmp_path)


def test_figures_of_given_and_found_names(tmp_path: Path) -> None:
    write(tmp_path, "lgl.xml", lgl(TEXT, BAGHDAD, MOSUL, STREET), lgl("He left Tripoli.", WRONG, number=2))
    result = places.measure_places(tmp_path, Look(), gazetteer=FakeGazetteer())
    assert (result.benchmark, result.split, result.documents) == ("places", "development", 2)
    figures = result.metrics
    assert figures["accuracy_161km"] == pytest.approx(200 / 3)
    assert figures["id_share"] == pytest.approx(200 / 3)
    assert figures["toponyms"] == 4
    assert figures["mean_error_km"] > 500
    assert figures["lgl_accuracy_161km"] == figures["accuracy_161km"]
    assert figures["population_accuracy_161km"] == pytest.approx(200 / 3)
    assert result.intervals.keys() >= {"accuracy_161km", "toponym_f1", "lgl_toponym_f1"}


def test_texts_that_were_fitted_to_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toponyms, "_fitted", lambda: frozenset({toponyms.digest("He left Tripoli.")}))
    write(tmp_path, "lgl.xml", lgl(TEXT, BAGHDAD), lgl("He left Tripoli.", WRONG, number=2))
    result = places.measure_places(tmp_path, Look(), gazetteer=FakeGazetteer())
    assert (result.split, result.documents, result.metrics["accuracy_161km"]) == (DEVELOPMENT, 1, 100)
    (tmp_path / "lgl.xml").unlink()
    write(tmp_path, "lgl.xml", lgl("He left Tripoli.", WRONG))
    with pytest.raises(UsageError, match="no documents"):
        places.measure_places(tmp_path, Look(), gazetteer=FakeGazetteer())


def test_adjectives_count_only_where_a_set_marks_them(tmp_path: Path) -> None:
    text = "The Iraqi army left Mosul. The Iraqi army said so in Iraq."
    write(tmp_path, "a.xml", lgl(text, MOSUL))
    write(tmp_path, "b.xml", geovirus(text, MOSUL))
    figures = places.measure_places(tmp_path, Look(), gazetteer=FakeGazetteer()).metrics
    assert figures["b_toponym_precision"] >= figures["a_toponym_precision"]


def test_weights_say_what_they_were_fitted_to() -> None:
    assert not toponyms.fitted_on("A text that nobody fitted anything to.")
    assert len(toponyms._fitted()) > 100


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=8, unique=True
    )
)
def test_spans_against_themselves_are_all_right(spans: list[tuple[int, int]]) -> None:
    exact, overlap = spans_counts(spans, spans)
    assert (exact.f1, overlap.f1) == ((1.0, 1.0) if spans else (0.0, 0.0))


def test_touching_is_not_being_the_same() -> None:
    exact, overlap = spans_counts([(0, 5), (10, 20)], [(0, 4), (10, 20), (30, 31)])
    assert (exact.right, exact.predicted, exact.gold) == (1, 3, 2)
    assert (overlap.right, overlap.predicted, overlap.found, overlap.gold) == (2, 3, 2, 2)


def judged(*errors: float | None) -> Judged:
    return Judged(errors, (), errors, errors, Counts(1, 1, 1, 1), Counts(1, 1, 1, 1))


@pytest.mark.parametrize(
    ("errors", "accuracy", "mean", "auc"),
    [
        ((0.0, 0.0), 100, 0, 0),
        ((None, None), 0, 0, 100),
        ((161.0, 161.1), 50, 161.05, 100 * (log(162) + log(162.1)) / 2 / log(1 + FARTHEST_KM)),
        ((100.0, None), 50, 100, 100 * (log(101) / log(1 + FARTHEST_KM) + 1) / 2),
    ],
)
def test_errors_become_figures(errors: tuple[float | None, ...], accuracy: float, mean: float, auc: float) -> None:
    figures = summarise("places", "mine", {"a": [judged(*errors)]}).metrics
    assert figures["accuracy_161km"] == pytest.approx(accuracy)
    assert figures["mean_error_km"] == pytest.approx(mean)
    assert figures["auc"] == pytest.approx(auc)
    assert "id_share" not in figures


def test_peers_are_measured_where_they_are_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "toponym_peers", lambda: {"mine": lambda text: [(12, 19)]})
    write(tmp_path, "lgl.xml", lgl(TEXT, BAGHDAD))
    assert places.measure_places(tmp_path, Look(), gazetteer=FakeGazetteer()).metrics["mine_f1"] == 100
    peers.toponym_peers.cache_clear()
    monkeypatch.setattr(peers, "find_spec", lambda name: None)
    assert peers.toponym_peers() == {}
    peers.toponym_peers.cache_clear()


@pytest.mark.parametrize("inner", ["", "places"])
def test_the_command_takes_the_folder_of_all_sets_too(
    inner: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "open_gazetteer", lambda cache: FakeGazetteer())
    folder = tmp_path / inner
    folder.mkdir(exist_ok=True)
    write(folder, "lgl.xml", lgl(TEXT, BAGHDAD))
    answer = CliRunner().invoke(command, ["--data", str(tmp_path), "--json"])
    assert json.loads(answer.stdout)["metrics"]["lgl_accuracy_161km"] == 100
