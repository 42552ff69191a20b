"""Products whose weights alone are rounded: as near as eight bits are, whatever is multiplied with them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="training needs onnx; running does not")
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from training.products import ROUNDED, SCALE, only_rows, only_weights

DICE = np.random.default_rng(2)
WIDTH = 96
WEIGHT = DICE.normal(size=(WIDTH, 4)).astype(np.float32) * np.array([0.01, 0.1, 1, 10], np.float32)
WEIGHT[:32] *= 1e-4


def graph() -> Any:
    nodes = [
        helper.make_node("MatMul", ["x", "weight"], ["y"], name="/first"),
        helper.make_node("MatMul", ["y", "other"], ["z"], name="/second"),
    ]
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", width]) for name, width in (("x", WIDTH), ("z", 4))
    ]
    held = [numpy_helper.from_array(WEIGHT, "weight"), numpy_helper.from_array(np.eye(4, dtype=np.float32), "other")]
    made = helper.make_graph(nodes, "products", ends[:1], ends[1:], held)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def test_outliers_of_some_inputs_cost_the_others_nothing() -> None:
    """Onnxruntime may round what goes in, but by blocks of 32; the one with outliers has hardly any weight here."""
    model = graph()
    only_weights(model, ["/first"])
    onnx.checker.check_model(model)
    given = DICE.normal(size=(3, WIDTH)).astype(np.float32)
    given[:, 0] *= 1000
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    [found] = session.run(None, {"x": given})
    wanted = given @ WEIGHT
    assert (np.abs(found - wanted).mean(0) < 0.03 * np.abs(wanted).mean(0)).all()
    kinds = {one.name: one.data_type for one in model.graph.initializer}
    assert kinds["/first" + ROUNDED] == TensorProto.INT8
    assert "weight" not in kinds
    assert kinds["other"] == TensorProto.FLOAT


def test_a_table_is_rounded_row_by_row() -> None:
    table = WEIGHT.T[:, :8].copy()
    read = helper.make_node("Gather", ["table", "at"], ["row"])
    ends = [
        helper.make_tensor_value_info("at", TensorProto.INT64, ["n"]),
        helper.make_tensor_value_info("row", TensorProto.FLOAT, ["n", 8]),
    ]
    made = helper.make_graph([read], "table", ends[:1], ends[1:], [numpy_helper.from_array(table, "table")])
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    only_rows(model, "table")
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    [found] = session.run(None, {"at": np.arange(4)})
    assert (np.abs(found - table).max(1) <= np.abs(table).max(1) / 250).all()
    assert {one.name for one in model.graph.initializer} == {"table" + ROUNDED, "table" + SCALE}


def test_a_product_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        only_weights(graph(), ["/third"])
