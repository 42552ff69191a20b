"""The steps that make all models: each is told of, and each finds what it needs. Nothing of training is imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.steps import Step, waves

from rashomon.encoder.model import WEIGHTS

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = (ROOT / "docs" / "how-to" / "train-the-encoder.md").read_text("utf-8")
STEPS = [step for steps in waves(Path("../shared/data"), Path("build/training")) for step in steps]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_the_how_to_tells_of_each_step(step: Step) -> None:
    command = " ".join(step.command).replace(str(WEIGHTS), "src/rashomon/encoder/weights")
    assert f"| {step.name} | `{command}` |" in HOW_TO


def test_no_two_steps_make_the_same_file() -> None:
    """A model that another step writes over is made again from the wrong one."""
    named = [step.command[step.command.index("--name") + 1] for step in STEPS if "--name" in step.command]
    made = [f"{name}.pt" for name in named] + [Path(step.makes).name for step in STEPS if step.makes.suffix == ".pt"]
    assert len(made) == len(set(made))
    assert len({step.name for step in STEPS}) == len(STEPS)


def test_what_a_step_needs_comes_before_it() -> None:
    ready: set[Path] = set()
    for steps in waves(Path("data"), Path("out")):
        for step in steps:
            unmet = {need for need in step.needs if need not in ready and need.suffix == ".done"}
            assert not unmet, (step.name, unmet)
        ready |= {step.makes for step in steps}
