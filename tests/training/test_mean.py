"""The mean of models. Needs what training needs."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs torch; running does not")

from training.mean import mean


def test_it_lies_half_way() -> None:
    first = {"rows": torch.tensor([1.0, -2.0]), "allowed": torch.tensor([True, False])}
    second = {"rows": torch.tensor([3.0, 2.0]), "allowed": torch.tensor([True, False])}
    found = mean([first, second])
    assert found["rows"].tolist() == [2.0, 0.0]
    assert found["allowed"].tolist() == [True, False]


def test_models_of_different_kinds_have_none() -> None:
    with pytest.raises(ValueError, match="b"):
        mean([{"a": torch.zeros(1)}, {"a": torch.zeros(1), "b": torch.zeros(1)}])


def test_it_lies_nearer_to_what_has_more_parts() -> None:
    models = [{"rows": torch.tensor([0.0])}, {"rows": torch.tensor([4.0])}, {"rows": torch.tensor([8.0])}]
    assert mean(models, [2, 1, 1])["rows"].tolist() == [3.0]
    with pytest.raises(ValueError, match=r"shorter|longer"):
        mean(models, [2, 1])
