"""The examples in docstrings tell what the code does."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import rashomon

ROOT = Path(rashomon.__file__).parent
MODULES = sorted(
    ".".join(("rashomon", *path.relative_to(ROOT).with_suffix("").parts))
    for path in ROOT.rglob("*.py")
    if "\n    >>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings(module: str) -> None:
    results = doctest.testmod(importlib.import_module(module))
    assert results.attempted
    assert not results.failed
