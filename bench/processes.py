"""Run a command as a process of its own, watching its memory and time from outside.

In: a command. Out: what it printed, how long it took, the most memory it held. Stops the benchmark when it fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from memory import peak, resident

HERE = Path(__file__).resolve().parent
SAMPLE_SECONDS = 0.1


@dataclass(frozen=True)
class Done:
    """A finished process: its output, seconds by the clock and of computing, MiB by the kernel and by sampling."""

    out: str
    seconds: float
    cpu: float
    peak: float
    sampled: float


def watch(command: Sequence[str]) -> Done:
    """Run a command to its end."""
    samples, ended = [0.0], threading.Event()
    with tempfile.TemporaryFile("w+") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out)

        def sample() -> None:
            while not ended.wait(SAMPLE_SECONDS):
                samples.append(resident(process.pid))

        watcher = threading.Thread(target=sample, daemon=True)
        watcher.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            ended.set()
            watcher.join()
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{text}")
    return Done(text, seconds, usage.ru_utime + usage.ru_stime, peak(usage), max(samples))


def python(script: str, *arguments: str) -> list[str]:
    """Return the command that runs a script of this folder with the Python that runs this one."""
    return [sys.executable, str(HERE / script), *arguments]


def program(name: str) -> str:
    """Say where a command installed beside this Python lies; a virtual environment's Python is a link."""
    return str(Path(sys.executable).parent / name)
