"""What every worker needs, loaded once in the process that workers are started from. It starts no thread.

Pages of memory that nobody changes are shared between the workers, and the rules are read from YAML once for all.
"""

import onnxruntime
import tokenizers

import rashomon.jobs.reading
from rashomon.rules import load_rules, rule_files

__all__ = ["onnxruntime", "rashomon", "tokenizers"]

for name in rule_files():
    load_rules(name)
