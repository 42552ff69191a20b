"""The chores of a checkout: install what it needs, show it, test it, measure it.

Run with any Python from 3.11 on and nothing installed: `python3 tasks.py test`. Everything it installs goes into
`.venv`, every file checked against a hash in a lock file. Steps are told on stderr; stdout belongs to what is run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MARKER = VENV / "installed"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
OLDEST_PYTHON = (3, 11)
LOCKS = {"runtime": "requirements.lock", "dev": "requirements-dev.lock"}
DEMO_LEDGER = "demo.db"


def main(arguments: list[str]) -> None:
    """Run the task that the first argument names; the rest are passed on to it."""
    task = TASKS.get(arguments[0]) if arguments else None
    if task is None:
        lines = [f"  {name:<6} {(task.__doc__ or '').splitlines()[0]}" for name, task in TASKS.items()]
        stop("\n".join(["usage: python3 tasks.py TASK [ARGUMENT ...]", "", *lines]), code=2)
    check_python()
    os.chdir(ROOT)
    task(arguments[1:])


def setup(arguments: list[str]) -> None:
    """Make .venv, or bring it up to date (--dev: with the tools for testing)."""
    if unknown := [argument for argument in arguments if argument != "--dev"]:
        stop(f"setup knows no {' '.join(unknown)}; it takes --dev or nothing")
    found = installed()
    kind = "dev" if "--dev" in arguments or found.startswith("dev ") else "runtime"
    wanted = f"{kind} {lock_digest(kind)} {ROOT}"
    if found == wanted:
        return
    if not found:
        make_venv(VENV)
    pip = [program("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    quietly(f"installing {LOCKS[kind]}", [*pip, "--require-hashes", "-r", LOCKS[kind]])
    quietly("installing rashomon", [*pip, "--no-deps", "--no-build-isolation", "--editable", "."])
    MARKER.write_text(wanted, "utf-8")


def demo(arguments: list[str]) -> None:
    """Read examples/ into a new ledger and print its brief."""
    setup([])
    for leftover in ROOT.glob(f"{DEMO_LEDGER}*"):
        leftover.unlink()
    rashomon = program("rashomon")
    step("building the gazetteer", [rashomon, "gazetteer", "build"], stdout=sys.stderr.fileno())
    step("reading examples/", [rashomon, "read", "examples", "--ledger", DEMO_LEDGER], stdout=sys.stderr.fileno())
    step("writing the brief", [rashomon, "brief", "--ledger", DEMO_LEDGER, *arguments])


def test(arguments: list[str]) -> None:
    """Run every check, then the tests (arguments go to pytest)."""
    setup(["--dev"])
    step("building the gazetteer", [program("rashomon"), "gazetteer", "build"])
    check([])
    step("running the tests", [program("pytest"), *arguments])


def check(arguments: list[str]) -> None:
    """Check format, lint, types and layers, without the tests."""
    setup(["--dev"])
    step("checking the format", [program("ruff"), "format", "--check", "."])
    step("checking the style", [program("ruff"), "check", *arguments])
    step("checking the types", [program("mypy")])
    step("checking the layers", [program("lint-imports")])


def fix(arguments: list[str]) -> None:
    """Repair what ruff can repair, and format."""
    setup(["--dev"])
    step("repairing the style", [program("ruff"), "check", "--fix", "--exit-zero", *arguments])
    step("formatting", [program("ruff"), "format", "."])


def bench(arguments: list[str]) -> None:
    """Measure (arguments go to bench/run.py)."""
    setup(["--dev"])
    step("measuring", [program("python"), str(Path("bench", "run.py")), *arguments])


def gate(arguments: list[str]) -> None:
    """Compare every accuracy figure with its floor (arguments name benchmarks)."""
    setup(["--dev"])
    step("comparing with the floors", [program("python"), str(Path("evals", "gate.py")), *arguments])


def lock(arguments: list[str]) -> None:
    """Write the lock files again (--upgrade: with the newest versions)."""
    with tempfile.TemporaryDirectory() as scratch:
        compile_lock = [
            *(find_uv(Path(scratch)), "pip", "compile", "pyproject.toml", "--quiet", "--universal"),
            *("--python-version", ".".join(map(str, OLDEST_PYTHON)), "--generate-hashes", "--no-header"),
            *("--no-emit-index-url", "--no-emit-find-links", "--group", "build", *arguments),
        ]
        step(f"locking {LOCKS['dev']}", [*compile_lock, "--group", "dev", "--output-file", LOCKS["dev"]])
        # The first lock bounds the second, so both hold the same version of what they share.
        bounds = ["--constraints", LOCKS["dev"], "--no-annotate"]
        step(f"locking {LOCKS['runtime']}", [*compile_lock, *bounds, "--output-file", LOCKS["runtime"]])


TASKS: dict[str, Callable[[list[str]], None]] = {
    "setup": setup,
    "demo": demo,
    "test": test,
    "check": check,
    "fix": fix,
    "bench": bench,
    "gate": gate,
    "lock": lock,
}


def check_python() -> None:
    """Stop, saying what to do, where this Python is too old or can make no virtual environment."""
    if sys.version_info < OLDEST_PYTHON:
        running, oldest = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST_PYTHON))
        stop(f"this is Python {running}; use Python {oldest} or newer, as in: python{oldest} tasks.py test")
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        stop("this Python can't make a virtual environment; on Debian or Ubuntu: sudo apt install python3-venv")


def installed() -> str:
    """Say what .venv holds; nothing where it is missing, half-made, without its Python, or moved here."""
    usable = MARKER.exists() and Path(program("python")).exists()
    found = MARKER.read_text("utf-8") if usable else ""
    return found if found.endswith(f" {ROOT}") else ""


def make_venv(folder: Path) -> None:
    """Make an empty virtual environment."""
    quietly(f"making {folder.name}", [sys.executable, "-m", "venv", "--clear", str(folder)])


def find_uv(scratch: Path) -> str:
    """Find uv, which only locking needs, or install it into a folder that is thrown away."""
    if found := shutil.which("uv"):
        return found
    make_venv(scratch / "uv")
    python = str(scratch / "uv" / SCRIPTS / "python")
    quietly("installing uv for this once", [python, "-m", "pip", "install", "--quiet", "uv"])
    return str(scratch / "uv" / SCRIPTS / "uv")


def lock_digest(kind: str) -> str:
    """Digest what decides the content of .venv, so that a change of either file is noticed."""
    contents = [Path(name).read_bytes() for name in (LOCKS[kind], "pyproject.toml")]
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def program(name: str) -> str:
    """Say where .venv has a program."""
    return str(VENV / SCRIPTS / name)


def step(title: str, command: list[str], *, stdout: int | None = None) -> None:
    """Run a command in the open; where it fails, stop with its exit code."""
    tell(title)
    code = subprocess.run(command, stdout=stdout, check=False).returncode
    if code:
        stop(f"failed: {title}", code=code if code > 0 else 128 - code)


def quietly(title: str, command: list[str]) -> None:
    """Run a command and show what it printed only where it fails."""
    tell(title)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        stop(f"{done.stdout}\nfailed: {title}")


def tell(message: str) -> None:
    """Print a line for the person waiting."""
    print(f"[tasks] {message}", file=sys.stderr, flush=True)


def stop(message: str, *, code: int = 1) -> NoReturn:
    """Give up, with a message and an exit code."""
    print(message, file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
