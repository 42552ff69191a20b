"""The weights of a model of who says what read back from the graph that ships, where no others are left.

Usage: python -m training.said.thaw --weights src/rashomon/encoder/weights --out build/training/settled.pt

In: ``said.onnx`` in eight bits, ``said.json`` and ``acts.npz``. Out: the weights of
:class:`training.said.acting.ActModel`, each as its eight bits tell it; exporting them rounds to the same steps again.
The words are those of the base encoder, which were not trained; the one value ``fact`` does not ship, and is new.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.model import SHARED
from training.products import ROUNDED, SCALE, WHOLE
from training.said.acting import ActModel

#: Ends of the names of products that tell which weight they multiply with.
_PRODUCT, _ATTENTION = "/MatMul_quant", "Attention_"
_PARTS = ("query", "key", "value")
#: How the graph names what the model names otherwise.
_NAMES = {"lower.": "encoder.encoder.layer.", "norm.": "encoder.embeddings.LayerNorm."}
#: What ``acts.npz`` names otherwise.
_PARTIES = {
    "far": "act_far.weight",
    "kind": "act_kind.weight",
    "tags": "act_tags.weight",
    "tags_shift": "act_tags.bias",
}
_TABLE = "encoder.embeddings.position_embeddings.weight"
_KINDS = "encoder.embeddings.token_type_embeddings.weight"
#: What does not ship: the words are the base encoder's.
_OWN = {"allowed", "fact.weight", "fact.bias", "encoder.embeddings.word_embeddings.weight"}


def main() -> None:
    """Read and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="the folder of said.onnx, said.json, acts.npz")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(thaw(args.weights), args.out)


def thaw(folder: Path) -> dict[str, Tensor]:
    """Return the weights by their names in the model. Raises KeyError where the graph is of another shape."""
    graph = onnx.load(folder / "said.onnx").graph
    arrays = {one.name: np.array(numpy_helper.to_array(one)) for one in graph.initializer}
    state = ActModel().state_dict()
    told = {_named(name): array for name, array in arrays.items() if _named(name) in state}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1].endswith(WHOLE):
            base = node.input[1].removesuffix(WHOLE)
            told[_weight_of(f"{base}_quant")] = (arrays[base + ROUNDED] * arrays[base + SCALE]).T
        elif node.op_type == "MatMulInteger":
            told[_weight_of(node.name)] = _whole(arrays, node.input[1]).T
        elif node.op_type == "QAttention":
            told |= _attention(arrays, node.name.removesuffix("_quant"))
    told |= _marks(arrays["vectors"])
    kept = json.loads((folder / "said.json").read_text("utf-8"))
    told |= {name: np.array(kept[name], np.float32) for name in ("steps", "far")}
    with np.load(folder / "acts.npz") as acts:
        told |= {_PARTIES[name]: acts[name].T if name == "tags" else acts[name] for name in acts.files}
    places = arrays["places" + ROUNDED] * arrays["places" + SCALE][:, None]
    told[_TABLE] = np.concatenate([places, state[_TABLE].numpy()[len(places) :]])
    told[_KINDS] = np.zeros(state[_KINDS].shape)
    made = {name: torch.from_numpy(np.ascontiguousarray(array, np.float32)) for name, array in told.items()}
    missing = {name for name in state if name not in made} - _OWN
    if missing or not made.keys() <= state.keys():
        raise KeyError(f"not the graph of this model: {sorted(missing | (made.keys() - state.keys()))[:3]}")
    return {**state, **made}


def _named(name: str) -> str:
    """Return the name in the model of what the graph names."""
    begun = next((own for own in _NAMES if name.startswith(own)), "")
    return _NAMES[begun] + name.removeprefix(begun) if begun else name


def _whole(arrays: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """Return a weight (inputs, outputs) from its eight bits, one scale for each output."""
    base = name.removesuffix("_quantized")
    return (arrays[name].astype(np.float32) - arrays[f"{base}_zero_point"]) * arrays[f"{base}_scale"]


def _weight_of(product: str) -> str:
    """Return the name of the weight of a product: "/tag/MatMul_quant" is of "tag.weight"."""
    parts = product.removesuffix(_PRODUCT).strip("/").split("/")
    if parts[0] == parts[1:2] or parts[-1].startswith("happened."):
        parts = parts[1:]  # a list's own name stands before that of its part
    return _named(".".join([*parts, "weight"]))


def _attention(arrays: Mapping[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    """Return the weights that were fused into one attention, "Attention_2" of the third layer."""
    at = int(name.removeprefix(_ATTENTION))
    layer = _named(f"lower.{at}" if at < SHARED else f"layers.{at - SHARED}") + ".attention.self"
    weights = np.split(_whole(arrays, f"{name}_qkv_weight_quantized"), len(_PARTS), axis=1)
    biases = np.split(arrays[f"{name}_qkv_bias"], len(_PARTS))
    made = {f"{layer}.{part}.weight": weight.T for part, weight in zip(_PARTS, weights, strict=True)}
    return made | {f"{layer}.{part}.bias": bias for part, bias in zip(_PARTS, biases, strict=True)}


def _marks(vectors: np.ndarray) -> dict[str, np.ndarray]:
    """Return tables whose sums are the vectors (opens x quoted x shapes, width) of how words are written."""
    laid = vectors.reshape(2, 2, -1, vectors.shape[-1])
    none = np.zeros_like(laid[0, 0, 0])
    return {
        "shape.weight": laid[0, 0],
        "quoted.weight": np.stack([none, (laid[0, 1] - laid[0, 0]).mean(0)]),
        "opens.weight": np.stack([none, (laid[1, 0] - laid[0, 0]).mean(0)]),
    }


if __name__ == "__main__":
    main()
