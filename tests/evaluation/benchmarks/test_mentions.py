"""The benchmarks of given mentions and coded reports, on small files in the layout of the sets."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.evaluation.sets.mention_files import write_ecbplus, write_gvc, write_maverick

from rashomon.evaluation.benchmarks import BENCHMARKS, linking_maverick, linking_mentions, measure
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.mention_folds import PARTS, fitted_to, part_without

SHOT = "A man was [shot|{e}hit] near the mill . / Ada Brandt [died|{e}death] on Mill Lane ."


def test_gvc_is_read_whole_where_it_was_not_trained_on(tmp_path: Path) -> None:
    write_gvc(tmp_path, "test", dict.fromkeys("ab", ("1", "2016-05-03", SHOT.format(e=""))))
    result = measure("gvc", tmp_path, Look("test"))
    assert (result.split, result.documents) == ("test", 2)
    assert result.metrics["conll_f1"] == 100
    assert result.metrics["documents_conll_f1"] == 100


@pytest.mark.parametrize("inside", ["", "gvc"])
def test_gvc_takes_its_own_folder_and_that_of_all_sets(tmp_path: Path, inside: str) -> None:
    (tmp_path / inside).mkdir(exist_ok=True)
    write_gvc(tmp_path / inside, "dev", {"a": ("1", "2016-05-03", SHOT.format(e=""))})
    result = linking_mentions.measure_gvc(tmp_path, Look())
    assert result.split == linking_mentions.CROSS_FITTED
    assert "without_singletons_conll_f1" not in result.metrics  # each of the two mentions stands alone


def test_gvc_takes_the_split_that_is_there(tmp_path: Path) -> None:
    write_gvc(tmp_path, "kept", {"a": ("1", "2016-05-03", SHOT.format(e=""))})
    assert linking_mentions.measure_gvc(tmp_path, Look()).split == "kept"


def test_each_development_text_is_read_with_weights_that_never_saw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = linking_mentions.load_kinds
    monkeypatch.setattr(linking_mentions, "load_kinds", lambda part: asked.append(part) or real(part))
    texts = {f"t{n}": (f"topic {n}", "2016-05-03", SHOT.format(e=n)) for n in range(6)}
    write_gvc(tmp_path, "dev", texts)
    linking_mentions.measure_gvc(tmp_path, Look())
    assert asked == [part_without("gvc", f"topic {n}") for n in range(6)]


def _news(topics: range) -> tuple[dict[str, str], dict[str, list[int]]]:
    texts = {
        f"{topic}_{n}ecb": f"The mayor of Lund [resigned|ACTION_OCCURRENCE|E{topic}] ."
        for topic in topics
        for n in (1, 2)
    }
    return texts, {name: [0] for name in texts}


def test_of_ecbplus_only_topics_not_trained_on_count_where_there_are_any(tmp_path: Path) -> None:
    write_ecbplus(tmp_path, *_news(range(34, 38)))
    result = measure("ecbplus", tmp_path, Look())
    assert (result.split, result.documents) == (linking_mentions.UNSEEN, 4)


def test_of_ecbplus_topics_trained_on_are_read_with_weights_that_never_saw_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = linking_mentions.load_pairs
    monkeypatch.setattr(
        linking_mentions, "load_pairs", lambda part, least: asked.append(part) or real(part, least=least)
    )
    write_ecbplus(tmp_path, *_news(range(1, 6)))
    result = measure("ecbplus", tmp_path, Look())
    assert (result.split, result.documents) == (linking_mentions.CROSS_FITTED, 10)
    assert asked == sorted({part_without("ecbplus", str(topic)) for topic in range(1, 6)})


@pytest.mark.parametrize("name", ["gvc", "ecbplus"])
def test_every_topic_is_left_out_of_one_part(name: str) -> None:
    for topic in map(str, range(50)):
        assert [part for part in PARTS if not fitted_to(part, name, topic)] == [part_without(name, topic)]


ROWS = [
    {"id": "a1", "event_id": "A", "actor1": "Red Column", "actor1_violence": "Shooting", "deaths_high": "2",
     "source": "Arden Post (2008-01-02) Shots"},
    {"id": "a2", "event_id": "A", "actor1": "Red Column", "actor1_violence": "Shooting", "deaths_high": "3"},
    {"id": "b1", "event_id": "B", "city": "Eldoret", "latitude": "0.52", "longitude": "35.27",
     "date_start": "2008-02-01", "date_end": "2008-02-01"},
]  # fmt: skip


def test_maverick_joins_rows_by_day_place_kind_and_actors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking_maverick, "splink_version", lambda: "")
    write_maverick(tmp_path, ROWS)
    result = measure("maverick", tmp_path, Look())
    assert result.metrics["pair_f1"] == 100
    assert not [name for name in result.metrics if name.startswith("splink")]


def test_maverick_links_no_two_rows_of_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking_maverick, "splink_version", lambda: "")
    write_maverick(tmp_path, [{**row, "event_id": str(n), "source": ROWS[0]["source"]} for n, row in enumerate(ROWS)])
    assert measure("maverick", tmp_path, Look()).metrics["pair_f1"] == 100


def test_maverick_has_figures_of_splink_where_it_is_installed(tmp_path: Path) -> None:
    pytest.importorskip("splink", reason="the extra 'bulk' is not installed")
    days = [f"2008-01-{10 + n}" for n in range(20) for _ in "ab"]
    rows = [
        {**ROWS[0], "id": f"r{n}", "event_id": day, "date_start": day, "date_end": day, "latitude": day[-2:],
         "source": f"Arden Post (2008-01-02) {n}"}
        for n, day in enumerate(days)
    ]  # fmt: skip
    write_maverick(tmp_path, rows)
    metrics = measure("maverick", tmp_path, Look()).metrics
    assert metrics["splink_best_pair_f1"] >= metrics["splink_pair_f1"]
    assert metrics["splink_best_pair_f1"] > 90


def test_every_table_entry_names_its_folder() -> None:
    assert {name: BENCHMARKS[name].folder for name in ("gvc", "ecbplus", "maverick")} == {
        name: name for name in ("gvc", "ecbplus", "maverick")
    }
