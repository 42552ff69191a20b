"""The kind of an event by its name, as the Gun Violence Corpus makes names. Needs what training needs."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn; running does not")

from training.mentions.kinds import kind_of

NAMES = {
    "2999123456999100999123": "death",
    "29991234569991049991": "hit",
    "29991239999991059992": "injury",  # an incident whose number ends in nines
    "2999123456999115999857875": "firing",
    "299912345699998999657676": "incident",
    "1999123456999111999857875": "other",
    "0": "generic",
}


@pytest.mark.parametrize("name", NAMES)
def test_kinds(name: str) -> None:
    assert kind_of(name) == NAMES[name]
