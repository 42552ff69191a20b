"""Products of a graph whose weights alone are in eight bits: what is multiplied with them stays whole.

In: a graph with plain products in 32 bits. Out: the same graph, each weight as eight bits and a scale for each column,
made whole again where the graph runs. The file is as small as with whole products in eight bits. It runs somewhat
slower, and keeps what rounding of inputs with outliers loses.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import onnx
from onnx import helper, numpy_helper

from training.words import by_row

#: Ends of the names of what stands in a weight's place.
ROUNDED, SCALE, WHOLE = "_rounded", "_scales", "_whole"


def only_weights(graph: onnx.ModelProto, products: Collection[str]) -> None:
    """Round the weights (inputs, outputs) of the named products, in place. Raises KeyError where one is not there."""
    nodes = {node.name: node for node in graph.graph.node}
    held = {one.name: one for one in graph.graph.initializer}
    for name in products:
        node = nodes[name]
        weight = held[node.input[1]]
        rounded, scales = by_row(np.ascontiguousarray(numpy_helper.to_array(weight).T))
        tables = {ROUNDED: np.ascontiguousarray(rounded.T), SCALE: scales[:, 0]}
        graph.graph.initializer.remove(weight)
        graph.graph.initializer.extend(numpy_helper.from_array(v, name + end) for end, v in tables.items())
        made = helper.make_node(
            "DequantizeLinear", [name + ROUNDED, name + SCALE], [name + WHOLE], name=name + WHOLE, axis=1
        )
        graph.graph.node.insert(list(graph.graph.node).index(node), made)
        node.input[1] = name + WHOLE


def only_rows(graph: onnx.ModelProto, table: str) -> None:
    """Round a table (n, width) that nodes read from, in place, with a scale for each row.

    Raises StopIteration where the graph has no such table.
    """
    held = next(one for one in graph.graph.initializer if one.name == table)
    rounded, scales = by_row(numpy_helper.to_array(held))
    graph.graph.initializer.remove(held)
    tables = {ROUNDED: rounded, SCALE: scales[:, 0]}
    graph.graph.initializer.extend(numpy_helper.from_array(v, table + end) for end, v in tables.items())
    made = helper.make_node("DequantizeLinear", [table + ROUNDED, table + SCALE], [table], name=table + WHOLE, axis=0)
    graph.graph.node.insert(0, made)
