"""Who is named across reports, and what persons decide about names, in a real ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.fresh import fresh_ledger
from tests.strategies import make_reading

from rashomon.encoding import statement_id
from rashomon.errors import UsageError
from rashomon.jobs.naming import bearers, decide_names, one_name
from rashomon.ledger import Ledger
from rashomon.records import Name, Reading

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SPOKE = ["Qasem Soleimani", "Qassim Sulaimani", "Ada Berg"]
BECAUSE = "One man."


def reading(number: int, speaker: str) -> Reading:
    made = make_reading(number)
    told = replace(made.statements[0], speaker=Name(speaker, speaker, "person"))
    return replace(made, statements=(replace(told, id=statement_id(told)),))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with fresh_ledger(tmp_path / "ledger.db") as opened:
        for number, speaker in enumerate(SPOKE):
            opened.add(reading(number, speaker), file="a.txt", reader="test 1", recorded=NOON)
        yield opened


def people(ledger: Ledger, as_of: datetime | None = None) -> list[list[str]]:
    return [sorted(one.forms) for one in bearers(ledger, as_of=as_of) if one.kind == "person"]


def test_spellings_are_one_bearer_and_a_decision_parts_and_joins_them(ledger: Ledger) -> None:
    assert people(ledger) == [["Ada Berg"], SPOKE[:2]]
    later = NOON + timedelta(hours=1)
    decide_names(ledger, SPOKE[1], SPOKE[0], "different", "Two men.", by="Ana Lund", at=later)
    assert people(ledger) == [["Ada Berg"], [SPOKE[0]], [SPOKE[1]]]
    assert people(ledger, as_of=NOON) == [["Ada Berg"], SPOKE[:2]]
    decide_names(ledger, SPOKE[0], SPOKE[1], "undo", "It was a slip.", by="Ana Lund", at=later + timedelta(hours=1))
    assert people(ledger) == [["Ada Berg"], SPOKE[:2]]
    assert [made.decision for made in ledger.name_decisions()] == ["different", "undo"]
    assert one_name(ledger.statements(), ledger.name_decisions()) == {SPOKE[1]: SPOKE[0]}


@pytest.mark.parametrize(
    ("one", "other", "decision", "because", "by"),
    [
        (SPOKE[0], SPOKE[0], "same", BECAUSE, "Ana Lund"),
        (SPOKE[0], "Eva Nobody", "same", BECAUSE, "Ana Lund"),
        (SPOKE[0], SPOKE[2], "undo", BECAUSE, "Ana Lund"),
        (SPOKE[0], SPOKE[2], "same", " ", "Ana Lund"),
        (SPOKE[0], SPOKE[2], "same", BECAUSE, ""),
        (SPOKE[0], SPOKE[2], "same", BECAUSE, "rashomon/names-1"),
    ],
)
def test_what_cannot_be_decided(ledger: Ledger, one: str, other: str, decision: str, because: str, by: str) -> None:
    with pytest.raises(UsageError):
        decide_names(ledger, one, other, decision, because, by=by, at=NOON)  # type: ignore[arg-type]
    assert not list(ledger.name_decisions())


def test_a_decision_is_found_by_its_id_and_an_unsound_one_is_refused(ledger: Ledger) -> None:
    made = decide_names(ledger, SPOKE[0], SPOKE[2], "different", BECAUSE, by="Ana Lund", at=NOON)
    assert ledger.find(made.id[:10]) == [("name_decisions", made.id)]
    with pytest.raises(UsageError):
        ledger.add_name_decisions([replace(made, one="Zoe")], recorded=NOON)
    assert not list(ledger.check())
