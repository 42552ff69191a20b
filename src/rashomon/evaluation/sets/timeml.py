"""TimeML files as TempEval-3 has them (UzZaman et al. 2013): a text, the time it was written, and its TIMEX3 tags.

In: a folder of `.tml` files, or a folder with such folders in it, whose names then are the parts of the set. Out: texts
with what is marked in them, as they are printed: white space stays. Only tags inside `TEXT` count; the one of `DCT` is
the time of writing, which is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from rashomon.errors import DataMissing

#: The folder of the set in the folder of all sets.
FOLDER = "timeml"
#: The files that count; what begins with a dot is left over from an archive.
FILES = "[!.]*.tml"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: where it stands, its TIMEX3 type ("DATE", "TIME", "DURATION", "SET") and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeText:
    """A text, when it was written, and its time expressions in order. ``part`` is the folder it lay in, or ""."""

    id: str
    part: str
    text: str
    written: datetime
    times: tuple[Timex, ...]


def load(folder: Path) -> list[TimeText]:
    """Read every file under a folder, in order of their paths.

    Raises DataMissing where there is none or one of them is no TimeML, OSError when one cannot be read.
    """
    files = sorted(folder.rglob(FILES))
    if not files:
        raise DataMissing(f"{folder} holds no .tml file. Give the folder of TimeML files with --data.")
    return [_load(file, folder) for file in files]


def _load(file: Path, folder: Path) -> TimeText:
    within = file.relative_to(folder).parts
    try:
        return read("/".join(("timeml", *within)), within[0] if len(within) > 1 else "", file.read_bytes())
    except (ElementTree.ParseError, ValueError) as error:
        raise DataMissing(f"{file} is no TimeML file: {error}. Mend it, or take it out of the folder.") from error


def read(identifier: str, part: str, content: str | bytes) -> TimeText:
    """Read a file. Raises ValueError when it has no text or does not say when it was written."""
    root = ElementTree.fromstring(content)
    text, written = root.find(".//TEXT"), root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    written = root.find(".//DCT//TIMEX3") if written is None else written
    if text is None or written is None:
        raise ValueError("TEXT or the time of creation is missing")
    pieces: list[str] = []
    times = [timex for timex in _walk(text, pieces, 0) if timex.start < timex.end]
    return TimeText(identifier, part, "".join(pieces), _moment(written.get("value", "")), tuple(sorted(times, key=_at)))


def _at(timex: Timex) -> tuple[int, int]:
    return timex.start, timex.end


def _walk(element: ElementTree.Element, pieces: list[str], start: int) -> Iterator[Timex]:
    """Add the text of an element to the pieces, and yield the times in it; ``start`` is where it begins."""
    end = start + _add(pieces, element.text)
    for child in element:
        yield from _walk(child, pieces, end)
        end += sum(len(words) for words in child.itertext())
        end += _add(pieces, child.tail)
    if element.tag == "TIMEX3":
        yield Timex(start, end, element.get("type", ""), element.get("value", ""))


def _add(pieces: list[str], words: str | None) -> int:
    pieces.append(words or "")
    return len(pieces[-1])


def _moment(value: str) -> datetime:
    """Read a time of creation: "1998-01-08", "19980108", "1998-08-07T11:00:00"."""
    return datetime.fromisoformat(value)
