"""Constructed sentences: who says what, how firmly, and who keeps silent."""

from __future__ import annotations

import pytest
import yaml
from tests.extract.told import CASES, Case, problems

FILES = sorted((CASES / "voices").glob("*.yaml"))
TOLD = [(file.stem, case) for file in FILES for case in yaml.safe_load(file.read_text("utf-8"))]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{name}: {case['text'][:60]}") for name, case in TOLD])
def test_voices(case: Case) -> None:
    assert problems(case) == []


def test_there_are_enough_of_them_and_half_are_negative() -> None:
    negative = sum(bool(case.get("negative")) for _, case in TOLD)
    assert len(TOLD) >= 300
    assert 0.45 <= negative / len(TOLD) <= 0.55


def test_each_case_asks_something_and_stands_once() -> None:
    assert all(case.get("has") or case.get("hasnt") for _, case in TOLD)
    texts = [case["text"] for _, case in TOLD]
    assert len(set(texts)) == len(texts)
