"""The table of words of a fused graph in eight bits, with a scale for each word.

In: a graph whose first node is onnxruntime's fused embedding (``EmbedLayerNormalization``), in 32 bits. Out: the same
graph with plain nodes in its place, whose words are one more output: another graph begins with them too. Rounding with
one scale for all words, as onnxruntime's own tool does, is as coarse as the largest number of the whole table asks for.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from rashomon.encoder.model import WORDS
from rashomon.encoder.windows import LONGEST

#: The name of the node that is taken apart.
EMBEDDED = "EmbedLayerNormalization_0"
#: How many places a window has at most: its tokens, and the two at its ends.
PLACES = LONGEST + 2


def round_words(graph: onnx.ModelProto) -> None:
    """Take the fused embedding of a graph apart, in place, its words in eight bits and a scale for each.

    Raises StopIteration when the graph has no such node.
    """
    nodes = graph.graph.node
    at, node = next((at, node) for at, node in enumerate(nodes) if node.name == EMBEDDED)
    held = {one.name: one for one in graph.graph.initializer}
    words, places, kinds, scale, shift = (numpy_helper.to_array(held[name]) for name in node.input[2:7])
    rounded, scales = by_row(words)
    tables = {
        "words": rounded, "words_scale": scales, "places": (places + kinds[0])[:PLACES], "one": np.array([1]),
        "none": np.array([0]), "embedded_scale": scale, "embedded_shift": shift,
    }  # fmt: skip
    epsilon = next((a.f for a in node.attribute if a.name == "epsilon"), 1e-12)
    made = [
        helper.make_node("Gather", ["words", "ids"], ["words_chosen"]),
        helper.make_node("Cast", ["words_chosen"], ["words_cast"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Gather", ["words_scale", "ids"], ["scales_chosen"]),
        helper.make_node("Mul", ["words_cast", "scales_chosen"], [WORDS]),
        helper.make_node("Shape", ["ids"], ["length"], start=1, end=2),
        helper.make_node("Slice", ["places", "none", "length", "none"], ["places_chosen"]),
        helper.make_node("Add", [WORDS, "places_chosen"], ["embedded"]),
        helper.make_node(
            "LayerNormalization", ["embedded", "embedded_scale", "embedded_shift"], [node.output[0]], epsilon=epsilon
        ),
        helper.make_node("Cast", ["mask"], ["mask_cast"], to=onnx.TensorProto.INT32),
        helper.make_node("ReduceSum", ["mask_cast", "one"], [node.output[1]], keepdims=0),
    ]
    dropped = set(node.input[2:7])
    del nodes[at]
    for number, one in enumerate(made):
        one.name = f"words_{number}"
        nodes.insert(at + number, one)
    kept = [one for one in graph.graph.initializer if one.name not in dropped]
    del graph.graph.initializer[:]
    graph.graph.initializer.extend([*kept, *(numpy_helper.from_array(v, k) for k, v in tables.items())])
    offered = helper.make_tensor_value_info(WORDS, onnx.TensorProto.FLOAT, ["batch", "length", words.shape[1]])
    graph.graph.output.append(offered)


def by_row(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return a table (n, width) in eight bits and the scale (n, 1) of each row."""
    scales = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-12) / 127
    return np.round(table / scales).astype(np.int8), scales.astype(np.float32)
