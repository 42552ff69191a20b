"""PolNeAR 1.0 (Newell, Margolin and Ruths 2018): political news with every attribution marked.

Articles lie as `<split>/text/NAME.txt`, their marks as `<split>/attributions/NAME_XXXX.ann` in the notation of brat,
XXXX the annotator. An article that several people annotated is read as the first of them (by their ids) has it. Pieces
of one part of an attribution that only white space separates, as at the end of a line, are one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rashomon.evaluation.sets.texts import AttributedText, Attribution, Span

SPLIT = "dev"
TEXTS = "{split}/text"
MARKS = "{split}/attributions"
#: The parts of an attribution: as the set names them, and as labels.
LABELS: Mapping[str, str] = {"Source": "SOURCE", "Cue": "CUE", "Content": "CONTENT"}
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")

#: A mark: its kind and its pieces.
_Mark = tuple[str, tuple[Span, ...]]
#: What an attribution links: pairs of a role and the id of a mark.
_Links = list[tuple[str, str]]


def load(folder: Path, split: str = SPLIT) -> list[AttributedText]:
    """Read the articles of a split, ids "polnear/<split>/NAME". Raises OSError when a file or folder is not there."""
    texts, marks = folder / TEXTS.format(split=split), folder / MARKS.format(split=split)
    return [
        read(f"polnear/{split}/{name}", (texts / f"{name}.txt").read_bytes().decode("utf-8"), file.read_text("utf-8"))
        for name, file in _first_of_each(marks).items()
    ]


def read(identifier: str, text: str, annotation: str) -> AttributedText:
    """Read an article with its annotation in the notation of brat."""
    marks, links = _lines(annotation)
    attributions = tuple(
        Attribution(*(_pieces(text, link, part, marks) for part in LABELS))
        for link in links
        if any(_role(role) in LABELS for role, _ in link)
    )
    spans = {
        (*span, LABELS[kind]) for kind, pieces in marks.values() if kind in LABELS for span in joined(text, pieces)
    }
    return AttributedText(identifier, text, attributions, tuple(sorted(spans)))


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those made one that overlap or that only white space separates."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and not text[made[-1][1] : start].strip():
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def _first_of_each(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for file in sorted(folder.iterdir()):
        found.setdefault(_ANNOTATOR.sub("", file.stem), file)
    return found


def _lines(annotation: str) -> tuple[dict[str, _Mark], list[_Links]]:
    """Read the marks by id, and what each attribution links."""
    marks: dict[str, _Mark] = {}
    links: list[_Links] = []
    for line in annotation.split("\n"):
        key, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", key):
            kind, _, offsets = rest.partition("\t")[0].partition(" ")
            marks[key] = (kind, tuple(_span(piece) for piece in offsets.split(";")))
        elif re.fullmatch(r"E\d+", key):
            pairs = [piece.partition(":") for piece in rest.split()[1:]]
            links.append([(role, mark) for role, _, mark in pairs])
    return marks, links


def _pieces(text: str, link: _Links, part: str, marks: Mapping[str, _Mark]) -> tuple[Span, ...]:
    named: Sequence[str] = [mark for role, mark in link if _role(role) == part]
    return joined(text, [span for mark in named for span in marks[mark][1]])


def _role(name: str) -> str:
    """Return a role without its number: the second content of an attribution is called "Content2"."""
    return name.rstrip("0123456789")


def _span(piece: str) -> Span:
    start, _, end = piece.partition(" ")
    return int(start), int(end)
