"""The reference pages say what the code says."""

from __future__ import annotations

import pytest
from docs.generate import FOLDER, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name: str) -> None:
    page = (FOLDER / name).read_text("utf-8") if (FOLDER / name).exists() else ""
    assert page == PAGES[name](), "run: python docs/generate.py"
