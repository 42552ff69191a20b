"""The table of words in eight bits, a scale for each word: nearly the numbers of before, and finer than one scale."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="training needs onnx; running does not")
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from training.words import EMBEDDED, by_row, round_words

WORDS, WIDTH = 50, 8


def fused(tables: dict[str, np.ndarray]) -> Any:
    """A graph of nothing but the fused embedding."""
    node = helper.make_node(
        "EmbedLayerNormalization", ["small", "", "words", "places", "kinds", "scale", "shift", "small_mask"],
        ["states", "lengths"], name=EMBEDDED, domain="com.microsoft", epsilon=1e-12,
    )  # fmt: skip
    casts = [
        helper.make_node("Cast", [a], [b], to=TensorProto.INT32) for a, b in (("ids", "small"), ("mask", "small_mask"))
    ]
    graph = helper.make_graph(
        [*casts, node], "embedding",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in ("ids", "mask")],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["batch", "length", WIDTH]),
         helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"])],
        [numpy_helper.from_array(value, name) for name, value in tables.items()],
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def run(model: Any, ids: np.ndarray, mask: np.ndarray) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    made: list[np.ndarray] = session.run(None, {"ids": ids, "mask": mask})
    return made


def tables() -> dict[str, np.ndarray]:
    dice = np.random.default_rng(1)
    sizes = np.geomspace(0.01, 1, WORDS)[:, None]
    made = {
        "words": dice.normal(size=(WORDS, WIDTH)) * sizes, "places": dice.normal(size=(16, WIDTH)) * 0.01,
        "kinds": np.full((2, WIDTH), 0.001), "scale": dice.normal(size=WIDTH), "shift": dice.normal(size=WIDTH),
    }  # fmt: skip
    return {name: value.astype(np.float32) for name, value in made.items()}


def test_the_graph_says_nearly_the_same_and_no_longer_holds_the_table() -> None:
    ids = np.arange(20).reshape(2, 10)
    mask = np.ones_like(ids)
    mask[1, 6:] = 0
    model = fused(tables())
    states, lengths = run(model, ids, mask)
    round_words(model)
    near, same, told = run(model, ids, mask)
    assert same.tolist() == lengths.tolist() == [10, 6]
    assert 0 < np.abs(near - states).max() < 0.05
    assert np.abs(told - tables()["words"][ids]).max() < 0.02  # for another graph to begin with
    held = {one.name: one.data_type for one in model.graph.initializer}
    assert held["words"] == TensorProto.INT8


def test_each_row_is_as_fine_as_its_own_largest_number() -> None:
    words = tables()["words"]
    rounded, scales = by_row(words)
    assert (np.abs(rounded * scales - words) <= scales / 2 + 1e-9).all()
    assert scales[0] < scales[-1] / 10
