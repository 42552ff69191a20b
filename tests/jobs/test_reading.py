"""Reading into a ledger: what comes in, what is told of it, and that order, grouping and interruption don't matter."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fresh import fresh_ledger
from tests.jobs.conftest import NOON, Read
from tests.ledger.older import take_back
from tests.plain import read_plain, write_report

from rashomon.errors import UsageError
from rashomon.jobs import linking, reading
from rashomon.jobs.linking import DONE, link_pending
from rashomon.jobs.profiles import Profiles
from rashomon.jobs.reading import ReadSummary, Step, read, utc_now
from rashomon.ledger import Ledger, open_ledger
from rashomon.records import Reading, Report
from rashomon.settings import Settings

#: Two tellings of one attack, a look-alike a year later, another town, and a report of two attacks.
REPORTS = {
    "a": (["rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army."], "2020-12-21", "Wire"),
    "b": (["rocket_attack at Baghdad on 2020-12-20: 5 killed.", "condemn by Pompeo."], "2020-12-22", "Post"),
    "c": (["rocket_attack at Baghdad on 2021-12-19."], "2021-12-20", "Wire"),
    "d": (["car_bombing at Mogadishu on 2020-12-20: 3 killed."], "2020-12-21", "Courier"),
    "e": (
        ["rocket_attack at Baghdad on 2021-12-19: 1 killed.", "mortar_attack at Taji on 2020-12-20."],
        "2021-12-21",
        "Gazette",
    ),
}


def write(folder: Path) -> dict[str, Path]:
    folder.mkdir(exist_ok=True)
    return {
        name: write_report(folder, name, *lines, published=day, publisher=publisher)
        for name, (lines, day, publisher) in REPORTS.items()
    }


def links_of(ledger: Ledger) -> set[tuple[str, str]]:
    return {(link.id, link.decision) for link in ledger.links()}


def test_reading_tells_what_is_new(tmp_path: Path, ledger: Ledger, read_in: Read) -> None:
    paths = write(tmp_path / "in")
    steps: list[Step] = []
    summary = read_in(ledger, *paths.values(), on_progress=steps.append)
    counts = ledger.counts()
    assert (summary.read, summary.known, summary.issues) == (5, 0, 0)
    assert (counts["reports"], counts["accounts"]) == (5, summary.accounts)
    assert (counts["statements"], counts["links"]) == (summary.statements, summary.links)
    assert [step.summary.read for step in steps] == [1, 2, 3, 4, 5]
    assert {link.decision for link in ledger.links()} >= {"same", "different"}


def test_reading_again_changes_nothing(tmp_path: Path, ledger: Ledger, read_in: Read) -> None:
    paths = write(tmp_path / "in")
    read_in(ledger, *paths.values())
    counts = ledger.counts()
    assert read_in(ledger, tmp_path / "in") == ReadSummary(known=5)
    assert ledger.counts() == counts


def test_a_report_that_comes_in_a_second_file_is_noted(tmp_path: Path, ledger: Ledger, read_in: Read) -> None:
    first = write(tmp_path / "in")["a"]
    second = tmp_path / "copy.md"
    second.write_text(first.read_text("utf-8"), "utf-8")
    assert read_in(ledger, first, second).known == 1
    assert list(ledger.files().values()) == [sorted([str(first), str(second)])]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(list(REPORTS)), cuts=st.sets(st.integers(1, 4)))
def test_order_and_grouping_do_not_matter(
    order: list[str], cuts: set[int], tmp_path_factory: pytest.TempPathFactory, read_in: Read
) -> None:
    folder = tmp_path_factory.mktemp("run")
    paths = write(folder / "in")
    with fresh_ledger(folder / "whole.db") as whole, fresh_ledger(folder / "parts.db") as parts:
        read_in(whole, *paths.values())
        edges = [0, *sorted(cuts), len(order)]
        for start, end in pairwise(edges):
            read_in(parts, *(paths[name] for name in order[start:end]))
        assert links_of(parts) == links_of(whole) != set()
        assert set(parts.statements()) == set(whole.statements())


@pytest.mark.parametrize("cut_at", range(2 * len(REPORTS)))
def test_an_interrupted_run_is_finished_by_the_next(
    cut_at: int, tmp_path: Path, ledger: Ledger, read_in: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run is cut off before a report is stored or before it is linked: of that report nothing stays."""
    paths = write(tmp_path / "in")
    with fresh_ledger(tmp_path / "whole.db") as whole:
        read_in(whole, *paths.values())
        expected = links_of(whole)
    steps = iter(range(100))
    with monkeypatch.context() as patch:
        for name in ("profiles_of", "link_accounts"):
            patch.setattr(linking, name, _cutting(getattr(linking, name), steps, cut_at))
        with pytest.raises(KeyboardInterrupt):
            read_in(ledger, *paths.values())
    assert ledger.counts()["reports"] == cut_at // 2
    summary = read_in(ledger, *paths.values())
    assert (summary.known, summary.read) == (cut_at // 2, 5 - cut_at // 2)
    assert links_of(ledger) == expected
    assert list(ledger.check()) == []


@pytest.mark.parametrize("unlinked", [1, 3])
def test_what_was_stored_and_not_linked_is_linked_by_the_next_run(
    unlinked: int, tmp_path: Path, ledger: Ledger, read_in: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As versions before left it that stored a report and its links one after the other."""
    paths = list(write(tmp_path / "in").values())
    with fresh_ledger(tmp_path / "whole.db") as whole:
        read_in(whole, *paths)
        expected = links_of(whole)
    read_in(ledger, *paths[unlinked:])
    with monkeypatch.context() as patch:
        patch.setattr(linking, "link_accounts", lambda *_: 0)
        read_in(ledger, *paths[:unlinked])
    before = links_of(ledger)
    assert before < expected
    take_back(ledger.path, "0005")
    with open_ledger(ledger.path) as again:
        assert read_in(again).links == len(expected - before)
        assert links_of(again) == expected
        assert read_in(again).links == 0
        assert list(again.check()) == []


def _cutting(function, steps, cut_at):  # type: ignore[no-untyped-def]
    def cut(*args, **kwargs):  # type: ignore[no-untyped-def]
        if next(steps) == cut_at:
            raise KeyboardInterrupt
        return function(*args, **kwargs)

    return cut


def test_nothing_is_pending_after_a_whole_run(tmp_path: Path, ledger: Ledger, read_in: Read) -> None:
    read_in(ledger, *write(tmp_path / "in").values())
    done = ledger.accounts_in_blocks([DONE])[DONE]
    assert done == {account.id for account in ledger.accounts(form="incident")}
    assert link_pending(ledger, Profiles(ledger), recorded=NOON) == 0


def test_a_small_cache_of_profiles_gives_the_same_links(
    tmp_path: Path, ledger: Ledger, read_in: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(tmp_path / "in")
    with fresh_ledger(tmp_path / "whole.db") as whole:
        read_in(whole, *paths.values())
        expected = links_of(whole)
    monkeypatch.setattr(reading, "Profiles", lambda ledger: Profiles(ledger, kept=1))
    read_in(ledger, *paths.values())
    assert links_of(ledger) == expected


def test_a_bad_report_is_an_issue_and_the_rest_goes_on(tmp_path: Path, ledger: Ledger, read_in: Read) -> None:
    folder = tmp_path / "in"
    paths = write(folder)
    broken = write_report(folder, "broken", "broken")
    odd = write_report(folder, "odd", "odd", "rocket_attack at Taji on 2020-12-20.")
    undated = folder / "undated.txt"
    undated.write_text("No date anywhere.", "utf-8")
    steps: list[Step] = []
    summary = read_in(ledger, broken, odd, undated, *paths.values(), on_progress=steps.append)
    assert summary.read == 6
    issues = {Path(issue.file).name: issue.code for step in steps for issue in step.issues}
    assert issues.keys() == {"broken.md", "odd.md", "undated.txt"}
    assert issues["broken.md"] == "reading-failed"
    assert summary.issues == sum(len(step.issues) for step in steps) == ledger.counts()["issues"]
    assert read_in(ledger, broken).known == 0


@pytest.mark.parametrize(("piped", "order"), [(False, "begin, begin, rest, rest"), (True, "begin, rest, begin, rest")])
def test_the_next_report_is_begun_before_the_rest_of_one_is_read_but_not_where_it_is_piped_in(
    piped: bool, order: str, tmp_path: Path, ledger: Ledger, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def begin(report: Report, tools: object) -> Callable[[], Reading]:
        done.append("begin")
        return lambda: done.append("rest") or read_plain(report)

    monkeypatch.setattr(reading, "begin_report", begin)
    rows = "".join(
        f'{{"text": "rocket_attack at {town}.", "published": "2020-12-21"}}\n' for town in ("Taji", "Baghdad")
    )
    file = tmp_path / "two.jsonl"
    file.write_text(rows, "utf-8")
    told = {"stdin": BytesIO(rows.encode()), "format": "jsonl"} if piped else {}
    assert read(["-" if piped else str(file)], settings, ledger=ledger, tools=lambda _: None, **told).read == 2  # type: ignore[arg-type,return-value]
    assert ", ".join(done) == order


def test_a_report_that_cannot_be_begun_is_its_own_issue(
    tmp_path: Path, ledger: Ledger, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(report: Report, tools: object) -> Callable[[], Reading]:
        if report.publisher == "Post":
            raise RuntimeError("no way to begin")
        return partial(read_plain, report)

    monkeypatch.setattr(reading, "begin_report", begin)
    paths = write(tmp_path / "in")
    steps: list[Step] = []
    told = [str(path) for path in paths.values()]
    summary = read(told, settings, ledger=ledger, tools=lambda _: None, on_progress=steps.append)  # type: ignore[arg-type,return-value]
    assert (summary.read, summary.issues) == (4, 1)
    ((step, issue),) = [(step, issue) for step in steps for issue in step.issues]
    assert (step.file, issue.code) == (str(paths["b"]), "reading-failed")
    assert "Post" not in {report.publisher for report in ledger.reports()}


def test_an_unknown_format_is_a_usage_error_before_anything_is_read(ledger: Ledger, settings: Settings) -> None:
    with pytest.raises(UsageError, match="format"):
        read(["x"], settings, ledger=ledger, format="doc")


def test_the_clock_is_in_utc() -> None:
    assert utc_now().utcoffset() is not None


def test_memory_stays_flat(tmp_path: Path, ledger: Ledger, read_in: Read) -> None:
    """Each of the second half of the reports must not leave anything like its own size behind."""
    folder = tmp_path / "in"
    folder.mkdir()
    padding = "x" * 50_000
    for number in range(60):
        day = f"{1960 + number}-01-01"
        write_report(folder, f"r{number:03}", f"rocket_attack at Baghdad on {day}.", padding, published=day)
    used: list[int] = []
    tracemalloc.start()
    try:
        read_in(ledger, folder, on_progress=lambda step: used.append(tracemalloc.get_traced_memory()[0]))
    finally:
        tracemalloc.stop()
    assert used[59] - used[29] < 30 * len(padding) / 4


def test_the_made_up_reader_keeps_to_its_reports(tmp_path: Path, ledger: Ledger, read_in: Read) -> None:
    read_in(ledger, *write(tmp_path / "in").values())
    assert list(ledger.issues()) == []
    assert all(read_plain(report).accounts for report in ledger.reports())
