"""The trained model of who says what to the files that ship: ``said.onnx`` in eight bits, ``said.json``, ``acts.npz``.

Usage: python -m training.said.export --model build/training/settled.pt --out build/training/export

The graph begins with the words of ``encoder.onnx``, whose table is by far the largest part of either: both share it.
What goes into the feed-forward parts of its first layers has outliers, and what is lost there is lost for all that
follows: of these products only the weights are rounded (:mod:`training.products`).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from rashomon.encoder.labels import SAID_HEADS
from rashomon.encoder.model import WORDS
from training.export import fuse, in_eight_bits
from training.model import HIDDEN, above
from training.products import only_rows, only_weights
from training.said.acting import ActModel
from training.words import PLACES

#: Layers whose feed-forward parts are rounded more finely, as the graph names them.
FINE = ("lower.0", "lower.1", "layers.0", "layers.1")


class _Flat(nn.Module):
    """The model with its heads as a tuple of outputs, in a fixed order, for export."""

    def __init__(self, model: ActModel) -> None:
        super().__init__()
        self.layers, self.lower = model.layers, model.encoder.encoder.layer
        self.tag, self.happened, self.cue, self.span = model.tag, model.happened, model.cue, model.span
        self.act, self.act_party, self.act_cue = model.act, model.act_party, model.act_cue
        table = model.encoder.embeddings
        self.norm = table.LayerNorm
        self.places = nn.Parameter((table.position_embeddings.weight + table.token_type_embeddings.weight[0])[:PLACES])
        self.vectors = nn.Parameter(model.vectors().detach())

    def forward(self, words: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        """Return the values of every head per token, in the order of :data:`SAID_HEADS`."""
        lower = above(self.lower, self.norm(words + self.places[: words.shape[1]]), mask)
        hidden = above(self.layers, lower + self.vectors[marks], mask)
        own = self.tag(hidden), self.happened(hidden), self.cue(hidden), self.span(hidden)
        return *own, self.act(hidden), self.act_party(hidden), self.act_cue(hidden)


def export(model: ActModel, folder: Path, full: Path) -> None:
    """Write ``said.onnx`` (8 bit), ``said.json`` and ``acts.npz``; ``full`` is the graph in 32 bits."""
    folder.mkdir(parents=True, exist_ok=True)
    for layer in (*model.layers, *model.encoder.encoder.layer):
        layer.attention.self.config._attn_implementation = "eager"  # the pattern that the optimiser knows how to fuse
    ones = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in (WORDS, "mask", "written", *SAID_HEADS)}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _Flat(model.eval()), (torch.randn(2, 16, HIDDEN), ones, ones), str(plain),
            input_names=[WORDS, "mask", "written"], output_names=list(SAID_HEADS), dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        fuse(plain, full)
    products = [f"/{layer}/{part}/dense/MatMul" for layer in FINE for part in ("intermediate", "output")]
    chosen = [node.name for node in onnx.load(full).graph.node if node.op_type == "Gather"]
    in_eight_bits(full, folder / "said.onnx", [*chosen, *products])
    graph = onnx.load(folder / "said.onnx")
    only_weights(graph, products)
    only_rows(graph, "places")
    onnx.save(graph, folder / "said.onnx")
    kept = {"steps": model.transitions().tolist(), "far": model.far.tolist()}
    tables = {name: [[round(value, 4) for value in row] for row in table] for name, table in kept.items()}
    (folder / "said.json").write_text(json.dumps(tables) + "\n", "utf-8")
    np.savez_compressed(folder / "acts.npz", **model.numbers())


def main() -> None:
    """Export one trained model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = ActModel()
    model.load_state_dict(torch.load(args.model))
    export(model, args.out, args.model.parent / "said-fp32.onnx")


if __name__ == "__main__":
    main()
