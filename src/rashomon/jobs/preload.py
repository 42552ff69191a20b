"""What every worker needs, imported once in the process that workers are started from. It starts no thread."""

import onnxruntime
import tokenizers

import rashomon.jobs.reading

__all__ = ["onnxruntime", "rashomon", "tokenizers"]
