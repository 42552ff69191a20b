"""Draw docs/picture.svg: the first half of a real brief, as a terminal shows it.

Run it as ``python docs/picture.py``. It reads examples/ into a ledger that is thrown away, runs ``rashomon brief`` in a
terminal of its own and draws what that prints. The picture refers to nothing outside itself.
"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "picture.svg"
ASKED = ["brief", "--since", "2020-12-20", "--until", "2020-12-20", "--near", "Baghdad"]
WIDTH = 96
#: The heading of the section at which the picture ends.
UNTIL = "SAID AND DONE IN RESPONSE"


def main() -> None:
    """Draw the picture."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder, "examples.db"))
        subprocess.run([*_rashomon(), "read", "--quiet", "examples", "--ledger", ledger], cwd=ROOT, check=True)
        printed = _in_a_terminal([*_rashomon(), *ASKED, "--ledger", ledger])
    PICTURE.write_text(_draw(printed), "utf-8")


def _rashomon() -> list[str]:
    return [sys.executable, "-m", "rashomon"]


def _in_a_terminal(command: list[str]) -> str:
    """Run a command in a terminal of ``WIDTH`` columns and return what it prints, colours included."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 60, WIDTH, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS"}}
    running = subprocess.Popen(command, cwd=ROOT, stdout=its, env={**environment, "TERM": "xterm-256color"})
    os.close(its)
    printed = bytearray()
    while piece := _next(ours):
        printed += piece
    os.close(ours)
    if running.wait():
        raise SystemExit(f"failed: {' '.join(command)}")
    return printed.decode().replace("\r\n", "\n")


def _next(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return b""


def _draw(printed: str) -> str:
    lines = Text.from_ansi(printed).split("\n")
    end = next((n for n, line in enumerate(lines) if UNTIL in line.plain), len(lines))
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text("$ rashomon " + " ".join(ASKED), style="bold"))
    console.print(Text("\n").join(lines[:end]), end="", soft_wrap=True)
    console.print(Text("…", style="dim"))
    drawn = console.export_svg(title="rashomon brief", unique_id="brief")
    return re.sub(r"@font-face\s*\{.*?\}|<!--.*?-->", "", drawn, flags=re.DOTALL)


if __name__ == "__main__":
    main()
