"""The trained second half to the files that ship: ``said.onnx`` in eight bits, and ``said.json``.

Usage: python -m training.said.export --model build/training/heard.pt --out build/training/export

The graph begins where the lower layers of ``encoder.onnx`` end, so that one pass over a text serves both. What goes
into the feed-forward parts of its first two layers has outliers, and what is lost there is lost for all that follows:
of these products only the weights are rounded (:mod:`training.products`).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from rashomon.encoder.labels import SAID_HEADS
from rashomon.encoder.model import LOWER
from training.export import fuse, in_eight_bits
from training.model import HIDDEN, above
from training.products import only_weights
from training.said.model import SaidModel

#: Layers whose feed-forward parts are rounded more finely.
FINE = (0, 1)


class _Upper(nn.Module):
    """The model with its heads as a tuple of outputs, in a fixed order, for export."""

    def __init__(self, model: SaidModel) -> None:
        super().__init__()
        self.model = model
        self.vectors = nn.Parameter(model.vectors().detach())

    def forward(self, lower: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        """Return the values of every head per token, in the order of :data:`SAID_HEADS`."""
        hidden = self.model.drop(above(self.model.layers, lower + self.vectors[marks], mask))
        found = self.model.heads(hidden)
        return found["said"], self.model.happened(hidden), found["cue"], found["span"]


def export(model: SaidModel, folder: Path, full: Path) -> None:
    """Write ``said.onnx`` (8 bit) and ``said.json``; ``full`` is the graph in 32 bits."""
    folder.mkdir(parents=True, exist_ok=True)
    for layer in model.layers:
        layer.attention.self.config._attn_implementation = "eager"  # the pattern that the optimiser knows how to fuse
    ones = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in (LOWER, "mask", "written", *SAID_HEADS)}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _Upper(model.eval()), (torch.randn(2, 16, HIDDEN), ones, ones), str(plain),
            input_names=[LOWER, "mask", "written"], output_names=list(SAID_HEADS), dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        fuse(plain, full)
    products = [f"/layers.{layer}/{part}/dense/MatMul" for layer in FINE for part in ("intermediate", "output")]
    chosen = [node.name for node in onnx.load(full).graph.node if node.op_type == "Gather"]
    in_eight_bits(full, folder / "said.onnx", [*chosen, *products])
    graph = onnx.load(folder / "said.onnx")
    only_weights(graph, products)
    onnx.save(graph, folder / "said.onnx")
    kept = {"steps": model.transitions().tolist(), "far": model.far.tolist()}
    tables = {name: [[round(value, 4) for value in row] for row in table] for name, table in kept.items()}
    (folder / "said.json").write_text(json.dumps(tables) + "\n", "utf-8")


def main() -> None:
    """Export one trained model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = SaidModel()
    model.load_state_dict(torch.load(args.model))
    export(model, args.out, args.model.parent / "said-fp32.onnx")


if __name__ == "__main__":
    main()
