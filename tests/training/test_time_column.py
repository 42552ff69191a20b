"""Only the column that tells when is fitted."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="training needs torch; running does not")

import torch
from training.model import IncidentModel
from training.time_column import FITTED, keep_others

from rashomon.encoder.labels import ROLES


def test_columns_of_other_roles_are_set_back() -> None:
    model = IncidentModel(layers=1)
    old = {name: values.clone() for name, values in model.state_dict().items()}
    with torch.no_grad():
        for values in model.token["roles"].parameters():
            values += 1
    keep_others(model, old)
    at = ROLES.index(FITTED)
    for name, values in model.token["roles"].named_parameters():
        moved = (values - old[f"token.roles.{name}"]).unflatten(0, (len(ROLES), 3))
        assert torch.allclose(moved[at], torch.ones(()))
        assert bool((moved[[n for n in range(len(ROLES)) if n != at]] == 0).all())
