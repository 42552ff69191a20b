"""How much memory a process holds, in MiB: now from /proc, where there is one, and at its most from the kernel."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

MIB = 1024 * 1024


def resident(process: int | str = "self") -> float:
    """Return the resident memory of a process; 0.0 where it has ended, or the system doesn't tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * resource.getpagesize() / MIB


def peak(usage: resource.struct_rusage) -> float:
    """Return the peak that a finished process's usage tells; macOS counts in bytes, Linux in KiB."""
    return usage.ru_maxrss / (MIB if sys.platform == "darwin" else 1024)
