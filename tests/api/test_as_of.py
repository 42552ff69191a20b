"""As of a moment: what is asked of a whole ledger then is what a ledger cut off at that moment says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.fresh import fresh_ledger
from tests.plain import read_plain
from tests.strategies import make_link, make_report

from rashomon.api.app import create_app
from rashomon.api.serving import Rates, Serving
from rashomon.jobs import deciding
from rashomon.ledger import Ledger
from rashomon.records import Correction, Link, Reading
from rashomon.settings import Settings

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
PLACES = ("Baghdad", "Taji", "Mogadishu")
PATHS = (
    "incidents", "incidents?order=newest", "incidents?near=Baghdad&since=2020-12-19", "incidents?actor=militia",
    "incidents.geojson", "comparisons", "reports", "accounts", "statements", "statements?withdrawn=true", "links",
    "links?undone=true", "links?by=person", "corrections", "series", "reports?q=baghdad", "statements?q=army+3",
    "incidents?q=rocket*",
)  # fmt: skip
Step = tuple[str, Any]


@st.composite
def told(draw: st.DrawFn, number: int) -> Reading:
    """Draw what one report tells: one or two happenings, of few kinds, places and days, so that some are alike."""
    lines = []
    for _ in range(draw(st.integers(1, 2))):
        kind, place = draw(st.sampled_from(["rocket_attack", "car_bombing"])), draw(st.sampled_from(PLACES))
        day = draw(st.sampled_from(["", " on 2020-12-20", " on 2020-12-19"]))
        killed = draw(st.sampled_from(["", ": 3 killed", ": 5 killed"]))
        lines.append(f"{kind} at {place}{day}{killed}{draw(st.sampled_from(['', ', blamed Militia']))}.")
    text = "\n".join([*lines, *draw(st.sampled_from([[], ["condemn by Pompeo."]]))])
    return read_plain(make_report(text, published=date(2020, 12, 21), title=str(number)))


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[datetime, Step]]:
    """Draw what came into a ledger, and when: reports, links by the machine, decisions, corrections, undoing."""
    readings = [draw(told(number)) for number in range(draw(st.integers(1, 4)))]
    accounts = [a.id for reading in readings for a in reading.accounts if a.form == "incident"]
    statements = [s.id for reading in readings for s in reading.statements]
    steps: list[Step] = [("report", reading) for reading in readings]
    if len(set(accounts)) > 1:
        for _ in range(draw(st.integers(0, 4))):
            pair = draw(st.lists(st.sampled_from(accounts), min_size=2, max_size=2, unique=True))
            decision = draw(st.sampled_from(["same", "different", "unsure"]))
            steps.append((draw(st.sampled_from(["linker", "person", "undo"])), (*pair, decision)))
    if statements:
        steps += [("correct", one) for one in draw(st.lists(st.sampled_from(statements), max_size=2))]
        steps += [("restore", one) for one in draw(st.lists(st.sampled_from(statements), max_size=1))]
    gaps = draw(st.lists(st.sampled_from([1, 60]), min_size=len(steps), max_size=len(steps)))
    moments = [NOON + timedelta(seconds=sum(gaps[: number + 1])) for number in range(len(steps))]
    return list(zip(moments, steps, strict=True))


def play(ledger: Ledger, history: list[tuple[datetime, Step]]) -> None:
    """Put a history into a ledger; what cannot be done is left undone."""
    for at, (what, content) in history:
        if what == "report":
            ledger.add(content, file="a.txt", reader="test", recorded=at)
        elif what == "linker":
            made = make_link(*content, decided_by="rashomon/test")  # type: ignore[misc]
            ledger.add_links([made], recorded=at)
        else:
            decide(ledger, what, content, at)


def decide(ledger: Ledger, what: str, content: Any, at: datetime) -> Link | Correction | list[Correction] | None:
    try:
        if what == "person":
            return deciding.decide(ledger, *content, "x", by="Ada", at=at)
        if what == "undo":
            return deciding.undo(ledger, *content[:2], "x", by="Ada", at=at)
        change = deciding.correct if what == "correct" else deciding.restore
        return change(ledger, content, "x", by="Ada", at=at)
    except deciding.UsageError:
        return None


@contextmanager
def served(folder: str, history: list[tuple[datetime, Step]]) -> Iterator[TestClient]:
    path = Path(folder, f"{len(history)}.db")
    with fresh_ledger(path) as ledger:
        play(ledger, history)
    app = create_app(Serving(Settings(path, Path(folder), 10**6), Path(folder, "access"), rates=Rates("", "", "")))
    with TestClient(app, "http://localhost") as client:
        yield client
    app.state.desk.close()


def answers(client: TestClient, moment: datetime | None) -> dict[str, Any]:
    """All that can be asked, as of a moment: each list, and each record of each list by itself."""
    found: dict[str, Any] = {}

    def ask(path: str) -> Any:
        query = {} if moment is None else {"as_of": moment.isoformat()}
        answer = client.get(f"/api/v1/{path}", params={**dict(client.build_request("GET", path).url.params), **query})
        found[path] = (answer.status_code, answer.headers["etag"], answer.json())
        return answer.json()

    for path in PATHS:
        for row in ask(path + ("&" if "?" in path else "?") + "limit=200").get("items", ()):
            name = path.partition("?")[0]
            if (
                name in ("incidents", "reports", "accounts", "statements", "links")
                and f"{name}/{row['id']}" not in found
            ):
                ask(f"{name}/{row['id']}")
    return found


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.data())
def test_as_of_is_a_ledger_cut_off(history: list[tuple[datetime, Step]], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(history)))
    moment = history[cut - 1][0] if cut else NOON
    with TemporaryDirectory() as folder, served(folder, history) as whole:
        if cut == len(history):
            assert answers(whole, moment) == answers(whole, None)
        else:
            with served(folder, history[:cut]) as part:
                assert answers(whole, moment) == answers(part, None)
