"""What a sentence tells of something else than its incident: written cases."""

from __future__ import annotations

import pytest
from tests.extract.told import Case, load_cases, problems, read

CASES = load_cases("clauses_en")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_what_belongs_to_another_clause(case: Case) -> None:
    assert problems(case) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels have shelled the mill in Kandahar in recent weeks, the army said.", ["recent weeks"]),
        ("Rebels shelled the mill in Kandahar on Monday, as they have in recent weeks.", ["Monday"]),
        ("Rebels shelled the mill in Kandahar, the army said in recent weeks.", []),
    ],
)
def test_a_time_without_a_day_stands_in_its_words_where_no_other_does(text: str, told: list[str]) -> None:
    assert [one.value.words for one in read(text).statements if one.field == "time"] == told
