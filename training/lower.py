"""The shared lower layers, run by onnxruntime.

In: a graph of the encoder, in 32 bits or as it ships, and token ids. Out: hidden states. The layers are not trained
here, so that they run faster this way.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnx.utils import extract_model
from torch import Tensor

from rashomon.encoder.model import LOWER


class Lower:
    """The part of ``encoder.onnx`` that the second graph goes on from; ``scratch`` is a folder to cut it out in."""

    def __init__(self, encoder: Path, scratch: Path, output: str = LOWER) -> None:
        """Cut out what leads to an output, and load it, with one thread."""
        scratch.mkdir(parents=True, exist_ok=True)
        part = scratch / f"{output}.onnx"
        extract_model(str(encoder), str(part), ["ids", "mask"], [output])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._output = output
        self._session = onnxruntime.InferenceSession(str(part), options, providers=["CPUExecutionProvider"])

    def __call__(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return hidden states (batch, length, 384)."""
        given = {"ids": ids.numpy().astype(np.int64), "mask": mask.numpy().astype(np.int64)}
        return torch.from_numpy(self._session.run([self._output], given)[0])
