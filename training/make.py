"""Make all models in order: ``python -m training.make --data ../shared/data --out build/training``.

Runs the single commands of this folder, two at a time where they do not need each other, each with one thread: on two
cores that is faster than one process with two. A step is passed over when what it makes is there and no older than what
it needs; ``--again`` runs it all the same. What a step prints goes to ``NAME.log`` in the folder. At the end the card
is written. ``--smallest`` runs every step on a few texts, in a copy of the code (``training.smallest``).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from training.card import FIGURES, WEIGHTS, write_card
from training.smallest import run_smallest
from training.steps import EPOCHS, Step, waves

#: What of an export ships, by step; the graph before rounding to eight bits stays in the build folder.
SHIPPED = {"export": ("encoder.onnx", "tokenizer.json"), "said-export": ("said.onnx", "said.json", "acts.npz")}
AT_ONCE = 2
#: One thread a process, which sleeps while it waits.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive", "TOKENIZERS_PARALLELISM": "false"}


def chosen(steps: Sequence[Step], only: Collection[str], *, again: bool) -> list[Step]:
    """Return the steps to run."""
    return [step for step in steps if (not only or step.name in only) and (again or step.due())]


def run(step: Step, out: Path) -> str | None:
    """Run one step; return None, or what to say where it failed."""
    tell(f"{step.name}: begun")
    log = out / f"{step.name}.log"
    with log.open("w", encoding="utf-8") as written:
        command = [sys.executable, "-u", "-m", *step.command]
        done = subprocess.run(command, env=os.environ | ONE_THREAD, stdout=written, stderr=written, check=False)
    if done.returncode:
        return f"{step.name} failed with {done.returncode}; see {log}"
    for name in SHIPPED.get(step.name, ()):
        shutil.copy(out / "export" / name, WEIGHTS / name)
    step.makes.touch()
    tell(f"{step.name}: done")
    return None


def tell(line: str) -> None:
    """Print a line for the person waiting."""
    print(f"[training] {line}", file=sys.stderr, flush=True)


def main() -> int:
    """Run what is due, then write the card; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled sets")
    parser.add_argument("--out", type=Path, default=Path("build/training"), help="where models and logs go")
    names = [step.name for steps in waves(Path(), Path()) for step in steps]
    parser.add_argument("--only", action="append", choices=names, default=[], help="this step; may be given again")
    parser.add_argument("--again", action="store_true", help="run steps that are not due too")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="what 'rashomon evaluate all --json' printed")
    parser.add_argument("--epochs", default=EPOCHS, help="of the folds and of the whole")
    parser.add_argument("--smallest", action="store_true", help="every step on a few texts; nothing here is changed")
    args = parser.parse_args()
    if args.smallest:
        return run_smallest(args.data, args.out)
    args.out.mkdir(parents=True, exist_ok=True)
    for steps in waves(args.data, args.out, args.epochs):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            troubles = list(pool.map(lambda step: run(step, args.out), chosen(steps, args.only, again=args.again)))
        if any(troubles):
            print("\n".join(filter(None, troubles)), file=sys.stderr)
            return 1
    tell(f"the card: {write_card(args.data, args.figures)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
