"""Stances of words against TimeML: what is read of a file, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks import BENCHMARKS, measure
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.stances import Told
from rashomon.evaluation.sets.timeml_events import load

BODY = """Guards did not <EVENT eid="e1">flee</EVENT>. A shell <EVENT eid="e2">fell</EVENT> on the mill.
If rebels <EVENT eid="e3">fire</EVENT> again, Vell will <EVENT eid="e4">act</EVENT>.
The army <EVENT eid="e5">denied</EVENT> that it had <EVENT eid="e6">shelled</EVENT> Arden.
Guards <EVENT eid="e7">prevented</EVENT> a <EVENT eid="e8">bombing</EVENT>. Vell wants to <EVENT eid="e9">go</EVENT>.
No one <EVENT eid="e10">claimed</EVENT> that."""
LINKS = [("e3", "e4", "CONDITIONAL"), ("e5", "e6", "NEG_EVIDENTIAL"), ("e7", "e8", "COUNTER_FACTIVE")]
NEGATED = {"e1", "e10"}


def write(path: Path, negated: set[str]) -> None:
    instances = "".join(
        f'<MAKEINSTANCE eventID="e{n}" eiid="i{n}" polarity="{"NEG" if f"e{n}" in negated else "POS"}"'
        f"{' modality=' + chr(34) + 'would' + chr(34) if n == 9 else ''} />"
        for n in range(1, 11)
    )
    slinks = "".join(
        f'<SLINK eventInstanceID="i{a[1:]}" subordinatedEventInstance="i{b[1:]}" relType="{kind}" />'
        for a, b, kind in LINKS
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<TimeML><TEXT>{BODY}</TEXT>{instances}{slinks}</TimeML>", "utf-8")


def test_events_are_read_with_what_is_said_of_them(tmp_path: Path) -> None:
    write(tmp_path / "one.tml", NEGATED)
    (text,) = load(tmp_path)
    told = {text.text[event.start : event.end]: set(event.labels) for event in text.events}
    assert told == {
        "flee": {"negated"}, "fell": set(), "fire": {"conditional"}, "act": {"consequent"}, "denied": set(),
        "shelled": {"disowned"}, "prevented": set(), "bombing": {"counterfactual"}, "go": {"modal"},
        "claimed": {"negated"},
    }  # fmt: skip


def test_figures(tmp_path: Path) -> None:
    write(tmp_path / "timeml" / "a" / "one.tml", NEGATED)
    result = measure("stances", tmp_path / "timeml", Look())
    assert set(BENCHMARKS["stances"].headline) <= result.metrics.keys()
    assert {result.metrics[f"{name}_recall"] for name in ("denied", "conditional", "modal", "asserted")} == {100}
    assert result.metrics["denied_precision"] == 100


def test_polarities_that_were_not_annotated_count_for_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.tml", {f"e{n}" for n in range(1, 9)})
    (text,) = load(tmp_path)
    assert not text.polar
    assert not any("negated" in event.labels for event in text.events)
    result = measure("stances", tmp_path, Look())
    assert (result.metrics["denied_recall"], result.metrics["conditional_recall"]) == (0, 100)


@pytest.mark.parametrize("content", ["<TimeML><TEXT>", "<TimeML></TimeML>"])
def test_what_is_no_timeml_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "one.tml").write_text(content, "utf-8")
    with pytest.raises(DataMissing, match="no TimeML"):
        load(tmp_path)


def test_a_stance_is_right_under_any_label() -> None:
    assert Told(frozenset({"negated", "conditional"}), "conditional").right
    assert not Told(frozenset({"negated"}), "conditional").right
    assert Told(frozenset(), "asserts").right
