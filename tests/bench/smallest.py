"""``bench/run.py`` with the smallest sizes at which each of its parts still runs; its options are the same."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench"
SIZES = {
    "run": {"QUICK": (2, 3), "SERVED": 80, "READERS": 2, "SECONDS": 0.5},
    "measures": {"WARM": 1, "STAGED": 2, "STARTS": 1, "POOLED": 4, "BEGUN": 2},
    "encoding": {"REPORTS": 2, "ROUNDS": 1, "ALL": (4, 2), "ONE_OF_TEN": (12, 2)},
    "values": {"WARM": 1, "MEASURED": 2, "PEERS": ()},
}


def main() -> None:
    """Put the sizes in, and run."""
    sys.path.insert(0, str(BENCH))
    for name, sizes in SIZES.items():
        module = import_module(name)
        for constant, size in sizes.items():
            assert hasattr(module, constant), f"bench/{name}.py has no {constant}"
            setattr(module, constant, size)
    import_module("run").main()


if __name__ == "__main__":
    main()
