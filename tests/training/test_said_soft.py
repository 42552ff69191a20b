"""A chain that learns from chances: as good as from tags where they are certain, nothing to learn from its own."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch", reason="training needs torch; running does not")
pytest.importorskip("transformers", reason="training needs transformers; running does not")

from training.said.model import chain_loss
from training.said.soft import Chances, certain, chances_of, soft_loss

WIDTH = 3
KEEP = torch.tensor([[True, True, True, True], [True, True, False, False]])


def drawn() -> tuple[torch.Tensor, torch.Tensor]:
    chance = torch.Generator().manual_seed(3)
    return torch.randn(2, 4, WIDTH, generator=chance), torch.randn(WIDTH, WIDTH, generator=chance)


def counted(scores: torch.Tensor, steps: torch.Tensor, length: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the chances of a chain by walking every path."""
    nodes, pairs = torch.zeros(len(scores), WIDTH), torch.zeros(WIDTH, WIDTH)
    paths = list(product(range(WIDTH), repeat=length))
    worth = torch.stack(
        [scores[range(length), list(path)].sum() + sum(steps[a, b] for a, b in pairwise(path)) for path in paths]
    )
    for path, share in zip(paths, worth.softmax(0), strict=True):
        nodes[range(length), list(path)] += share
        for a, b in pairwise(path):
            pairs[a, b] += share
    return nodes, pairs


def test_chances_are_those_of_all_paths() -> None:
    scores, steps = drawn()
    found = chances_of(scores, steps, KEEP)
    for row, length in enumerate((4, 2)):
        nodes, pairs = counted(scores[row], steps, length)
        assert torch.allclose(found.nodes[row], nodes, atol=1e-5)
        assert torch.allclose(found.pairs[row], pairs, atol=1e-5)


def test_certain_chances_are_tags() -> None:
    scores, steps = drawn()
    tags = torch.tensor([[0, 1, 2, 2], [1, 0, -100, -100]])
    told = certain(tags, KEEP, WIDTH)
    assert float(soft_loss(scores, steps, told, KEEP)) == pytest.approx(float(chain_loss(scores, steps, tags, KEEP)))
    assert (told.nodes.sum((1, 2)) - 1).tolist() == told.pairs.sum((1, 2)).tolist() == [3, 1]


def test_a_chain_has_nothing_to_learn_from_itself() -> None:
    scores, steps = (drawn_one.requires_grad_() for drawn_one in drawn())
    soft_loss(scores, steps, chances_of(scores.detach(), steps.detach(), KEEP), KEEP).backward()
    assert float(scores.grad.abs().max()) < 1e-6
    assert float(steps.grad.abs().max()) < 1e-6
    other = chances_of(scores.detach() + torch.tensor([1.0, 0, 0]), steps.detach(), KEEP)
    scores.grad = None
    soft_loss(scores, steps, other, KEEP).backward()
    assert float(scores.grad[0, :, 0].max()) < 0  # to be made likelier


def test_chances_are_mixed_by_share() -> None:
    zero, one = Chances(torch.zeros(1, 1, 2), torch.zeros(1, 2, 2)), Chances(torch.ones(1, 1, 2), torch.ones(1, 2, 2))
    assert zero.mixed(one, 0.25).nodes.tolist() == [[[0.25, 0.25]]]
    assert zero.mixed(one, 0.25).pairs[0, 0].tolist() == [0.25, 0.25]
