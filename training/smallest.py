"""All steps of ``training.make`` on a few texts of each set, in some minutes: does the whole of it still run?

In: the folder of labelled sets. Out: in a folder of its own ``sets/`` (the first texts of each set, and links to what
is small as it is), ``copy/`` (the code with its weights) and ``models/``. The steps run in the copy, so that no file of
the package is touched: what comes of them is worth nothing. It tells whether each step takes what the one before left.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from rashomon.evaluation.sets import acts
from rashomon.evaluation.sets.marked import FOLDER
from training.data.told import FILE as TELLS

#: Reports written for this project bring their text along; so many of them are the marks that are kept.
WRITTEN, MARKED = "written.jsonl", 24
ROOT = Path(__file__).resolve().parents[1]
#: Files, by their path under the folder of sets, and how many of their records are kept.
RECORDS: Mapping[str, int] = MappingProxyType({
    "muc4/train.jsonl": 32, "muc4/dev.jsonl": 4, "awsd/*.csv": 80, "synthetic/*.csv": 120, "plover/PLV*.tsv": 120,
    "case2021/test_dataset/*.tsv": 60, "gva/reports.jsonl": 80, "india_police/docs.jsonl": 40,
    "india_police/sents.jsonl": 600, "rams/*.jsonlines": 20, "wikievents/*.jsonl": 3, "re3d/*/documents.json": 1,
    "factuality/*/*.jsonl": 60,
})  # fmt: skip
#: Folders of which the first files are kept, and how many.
FILES: Mapping[str, int] = MappingProxyType({
    "polnear/*/*": 4, "clusters/*/data": 40, "timeml/*": 30, "timelines/*/*/corpus_trackA_CAT": 10,
})  # fmt: skip
#: Folders that are kept whole, while others of their set are left out.
TOPICS = ("ecbplus", frozenset(map(str, range(1, 13))))


def run_smallest(data: Path, out: Path) -> int:
    """Make the sets and the copy, run every step there, and return the exit code."""
    shutil.rmtree(out, ignore_errors=True)
    sets, copy = (out / "sets").resolve(), (out / "copy").resolve()
    shrink(data, sets)
    for part in ("src/rashomon", "training"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / FOLDER / TELLS.parent, copy / FOLDER / TELLS.parent)
    (copy / acts.FOLDER).mkdir(parents=True)
    for folder in (FOLDER, acts.FOLDER):
        (copy / folder / WRITTEN).write_text(_first(ROOT / folder / WRITTEN, MARKED), "utf-8")
    given = ("--data", str(sets), "--out", str((out / "models").resolve()), "--epochs", "1")
    command = [sys.executable, "-m", "training.make", *given]
    paths = os.pathsep.join([str(copy / "src"), str(copy)])
    return subprocess.run(command, cwd=copy, env=os.environ | {"PYTHONPATH": paths}, check=False).returncode


def shrink(data: Path, out: Path) -> None:
    """Write the first records of every file that ``RECORDS`` names, and link the others that are kept."""
    for path in sorted(one for one in data.rglob("*") if one.is_file()):
        name = path.relative_to(data)
        if not _is_kept(data, name):
            continue
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        most = next((most for pattern, most in RECORDS.items() if fnmatch(name.as_posix(), pattern)), None)
        if most is None:
            (out / name).symlink_to(path.resolve())
        else:
            (out / name).write_text(_first(path, most), "utf-8")


def _is_kept(data: Path, name: Path) -> bool:
    folder = name.parent.as_posix()
    if name.parts[0] == TOPICS[0] and len(name.parts) > 2:
        return name.parts[1] in TOPICS[1]
    for pattern, most in FILES.items():
        if fnmatch(folder, pattern) and len(Path(pattern).parts) == len(name.parent.parts):
            shown = sorted(one.name for one in (data / folder).iterdir() if not one.name.startswith("."))
            return name.name in shown[:most]
    return True


def _first(path: Path, most: int) -> str:
    """Return the first records of a file; a record of a table may run over several lines."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        if path.suffix != ".csv":
            return "".join(islice(file, most + 1))
        written = io.StringIO()
        csv.writer(written).writerows(islice(csv.reader(file), most + 1))
        return written.getvalue()
