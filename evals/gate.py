"""Run every benchmark of floors.json and tell which figure fell below its floor.

Usage: python evals/gate.py [NAME ...]   with the interpreter that has Rashomon installed (``python3 tasks.py gate``)

Exit code 0 when no figure fell, 1 when one did. A benchmark whose data isn't there is skipped with a word.
A figure above its floor is a floor to raise, in the same change.

A floor that is a whole number is a count ("of" says of how many) and is compared as it is. A floor with a decimal point
is in percent, rounded down to a tenth: the figure is rounded down so too, and may lie half a tenth below its floor. An
entry with a "step" is rounded to that instead: correlations have 0.01.
"""

from __future__ import annotations

import json
import math
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
#: What floors in percent are rounded down to. Processors round differently, which moves a figure by less than half.
STEP = 0.1
BELOW = "below its floor"
_TINY = 1e-7  # a tenth has no exact float


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; return the exit code."""
    floors = json.loads((ROOT / "evals" / "floors.json").read_text("utf-8"))
    unknown = set(names) - floors.keys()
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))} in evals/floors.json", file=sys.stderr)
        return 2
    return max([0, *(_run(name, floors[name]) for name in names or floors)])


def _run(name: str, entry: dict[str, Any]) -> int:
    words = shlex.split(entry["command"])
    data = ROOT / words[words.index("--data") + 1]
    if not data.exists():
        print(f"{name:<10} skipped: {data} is not there")
        return 0
    done = _measured(entry["command"])
    if done.returncode:
        print(f"{name:<10} failed: {done.stderr.strip()}")
        return 1
    metrics = json.loads(done.stdout)["metrics"]
    if entry["metric"] not in metrics:
        print(f"{name:<10} failed: there is no figure {entry['metric']}")
        return 1
    reached, floor = metrics[entry["metric"]], entry["floor"]
    told = verdict(reached, floor, entry.get("step", STEP))
    print(f"{name:<10} {entry['metric']} {shown(reached, entry)}, floor {floor}: {told}")
    return int(told == BELOW)


@cache
def _measured(command: str) -> subprocess.CompletedProcess[str]:
    """Run a benchmark; one that several floors are of, once."""
    words = shlex.split(command)
    program = Path(sys.executable).with_name(words[0])
    return subprocess.run([str(program), *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


def verdict(reached: float, floor: float, step: float = STEP) -> str:
    """Say how a figure stands to its floor."""
    if reached < floor - (step / 2 + _TINY if isinstance(floor, float) else 0):
        return BELOW
    met = math.floor(reached / step + _TINY) * step if isinstance(floor, float) else reached
    return "raise the floor" if met > floor + _TINY else "ok"


def shown(reached: float, entry: dict[str, Any]) -> str:
    """Write a figure: a count "of" so many, a correlation, or percent."""
    if "of" in entry:
        return f"{reached} of {entry['of']}"
    return f"{reached:.3f}" if "step" in entry else f"{reached:.2f} %"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
