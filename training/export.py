"""A trained model to the file that ships: one fused ONNX graph with all heads, weights in eight bits per channel.

Usage: python -m training.export --model build/training/whole.pt --out src/rashomon/encoder/weights

The argument head that is trained along is left behind: ``training.arguments`` fits one that reads more.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from rashomon.encoder.labels import TEXT_HEADS, TOKEN_HEADS
from rashomon.encoder.model import LOWER
from training.model import SHARED, IncidentModel
from training.windows import tokenizer
from training.words import EMBEDDED, round_words

OUTPUTS = (*TOKEN_HEADS, *TEXT_HEADS, "link")


class _Flat(nn.Module):
    """The model with its heads as a tuple of outputs, in a fixed order, for export."""

    def __init__(self, model: IncidentModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Return the logits of every head, and the hidden states last: those of the lower layers, and the final."""
        hidden, lower = self.model.encode_both(ids, mask)
        found = self.model.heads(hidden, mask)
        return (*(found[name] for name in OUTPUTS), lower, hidden)


def export(model: IncidentModel, folder: Path, full: Path) -> None:
    """Write ``encoder.onnx`` (8 bit) and ``tokenizer.json``; ``full`` is the graph in 32 bits."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        model.encoder.set_attn_implementation("eager")  # the pattern that the optimiser knows how to fuse
        _write(model.eval(), plain)
        fuse(plain, full)
    finely_in_eight_bits(full, folder / "encoder.onnx")
    tokenizer().save(str(folder / "tokenizer.json"), pretty=False)


def fuse(plain: Path, full: Path) -> None:
    """Write a graph with its attention and layer norms fused, as onnxruntime runs them fastest."""
    fused = optimizer.optimize_model(
        str(plain), "bert", num_heads=12, hidden_size=384, optimization_options=FusionOptions("bert"), opt_level=1
    )
    fused.save_model_to_file(str(full))
    print("fused:", {k: v for k, v in fused.get_fused_operator_statistics().items() if v})


def in_eight_bits(full: Path, path: Path, whole: Sequence[str] = ()) -> None:
    """Write a graph with its weights rounded to eight bits, per channel; the nodes of ``whole`` keep 32 bits."""
    quantize_dynamic(
        full, path, per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=list(whole),
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip


def finely_in_eight_bits(full: Path, path: Path) -> None:
    """Write an encoder's graph in eight bits whose shared lower layers are rounded more finely.

    Each word has a scale of its own, and the second products of the feed-forward parts of the shared layers, whose
    inputs have outliers, keep 32 bits: what two graphs go on from is half as far off.
    """
    products = [f"/encoder/encoder/layer.{layer}/output/dense/MatMul" for layer in range(SHARED)]
    in_eight_bits(full, path, (*products, EMBEDDED))
    graph = onnx.load(path)
    round_words(graph)
    onnx.save(graph, path)


def _write(model: IncidentModel, path: Path) -> None:
    ids = torch.randint(1000, 2000, (2, 16))
    axes = {
        name: {0: "batch"} if name in TEXT_HEADS else {0: "batch", 1: "length"}
        for name in (*OUTPUTS, LOWER, "hidden", "ids", "mask")
    }
    torch.onnx.export(
        _Flat(model), (ids, torch.ones_like(ids)), str(path), input_names=["ids", "mask"],
        output_names=[*OUTPUTS, LOWER, "hidden"], dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """Export one trained model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--full", type=Path, help="where the graph in 32 bits goes; beside the model without it")
    parser.add_argument("--layers", type=int, default=6)
    args = parser.parse_args()
    model = IncidentModel(args.layers)
    model.load_state_dict(torch.load(args.model))
    export(model, args.out, args.full or args.model.parent / "encoder-fp32.onnx")


if __name__ == "__main__":
    main()
