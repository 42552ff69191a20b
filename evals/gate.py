"""Run every benchmark of floors.json and tell which figure fell below its floor.

Usage: python evals/gate.py [NAME ...]   with the interpreter that has Rashomon installed (``python3 tasks.py gate``)

Exit code 0 when no figure fell, 1 when one did. A benchmark whose data isn't there is skipped with a word.
A figure above its floor is a floor to raise, in the same change.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


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
    program = Path(sys.executable).with_name(words[0])
    done = subprocess.run([str(program), *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name:<10} failed: {done.stderr.strip()}")
        return 1
    reached = json.loads(done.stdout)["metrics"][entry["metric"]]
    verdict = "below its floor" if reached < entry["floor"] else "raise the floor" if reached > entry["floor"] else "ok"
    print(f"{name:<10} {entry['metric']} {reached} of {entry['of']}, floor {entry['floor']}: {verdict}")
    return int(reached < entry["floor"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
