"""What a sentence tells of something else than its incident: written cases."""

from __future__ import annotations

import pytest
from tests.extract.told import Case, load_cases, problems

CASES = load_cases("clauses_en")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_what_belongs_to_another_clause(case: Case) -> None:
    assert problems(case) == []
