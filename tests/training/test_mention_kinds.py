"""The kind of an event by its name, as the Gun Violence Corpus makes names. Needs what training needs."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn; running does not")

from tests.coreference.texts import made
from training.mentions.kinds import fit_beside, fit_kinds, kind_of

from rashomon.coreference.beside import PARTS
from rashomon.coreference.kinds import KINDS, STRINGS
from rashomon.evaluation.sets.mentions import Annotated

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


#: A sentence for each kind, and one of something told beside.
TOLD = ("Ada [died] .", "A gun was [fired] .", "Ada was [hit] .", "The [incident] is looked into .", "Ada was [hurt] .")
CODES = ("100", "115", "104", "98", "105")


def _annotated() -> Annotated:
    texts = [made(f"t{n}", " / ".join([*TOLD, "Last year there were 12 [shootings] ."])) for n in range(3)]
    events = {
        mention.id: f"2999123456999{CODES[mention.sentence]}9991" if mention.sentence < len(CODES) else "0"
        for text in texts
        for mention in text.mentions
    }
    one = {text.id: "1" for text in texts}
    return Annotated(texts, events, one, one)


def test_what_is_fitted_has_the_shapes_that_are_read() -> None:
    given = _annotated()
    states = {mention.id: np.ones(6, np.float32) for text in given.texts for mention in text.mentions}
    arrays = fit_kinds(given, states) | fit_beside(given)
    assert arrays["of_states"].shape == (6, len(KINDS))
    assert arrays["of_strings"].shape == (STRINGS, len(KINDS))
    assert arrays["beside_weights"].shape == (len(PARTS),)


def test_what_is_told_beside_is_learned_from_events_of_no_incident() -> None:
    weights = dict(zip(PARTS, fit_beside(_annotated())["beside_weights"].tolist(), strict=True))
    assert weights["plural"] > 0
    assert weights["over time"] > 0
    assert weights["month"] == 0  # no sentence names one
