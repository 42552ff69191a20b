"""Phrases with numbers in them, written for this project, and what those who read numbers make of them.

In: ``numbers_en.yaml``. Out: the share read right by :func:`rashomon.values.quantities.read_quantity`, and by each of
the packages text2num, number-parser and quantulum3 that is installed. Only bounds of whole numbers are asked; of a
package, which knows none, the least is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from importlib.util import find_spec

import yaml

from rashomon.evaluation.results import Table
from rashomon.values.quantities import read_quantity

Row = Mapping[str, str | int | None]


def load_phrases() -> list[Row]:
    """Read the table: words, low and high bound."""
    rows: list[Row] = yaml.safe_load((files(__package__) / "numbers_en.yaml").read_text("utf-8"))
    return rows


def phrase_figures() -> tuple[dict[str, float], dict[str, Table]]:
    """Return the share of phrases read right, and a table of how many each reader has right."""
    rows = load_phrases()
    right = {"rashomon": sum(_ours(row) for row in rows)}
    for name, read in _peers().items():
        right[name] = sum(_theirs(read, row) for row in rows)
    table = {name: {"right": number, "of": len(rows)} for name, number in right.items()}
    return {"phrases_right": 100 * right["rashomon"] / len(rows)}, {"Phrases with numbers read right": table}


def _ours(row: Row) -> bool:
    value = read_quantity(str(row["words"]))
    return value is not None and (value.low, value.high) == (row["low"], row["high"])


def _theirs(read: Callable[[str], float | None], row: Row) -> bool:
    try:
        value = read(str(row["words"]))
    except Exception:  # a peer that fails on a phrase has it wrong
        return False
    return value is not None and value in {row["low"], row["high"]}


def _peers() -> dict[str, Callable[[str], float | None]]:
    found: dict[str, Callable[[str], float | None]] = {}
    if find_spec("text_to_num"):
        found["text2num"] = _text2num
    if find_spec("number_parser"):
        found["number-parser"] = _number_parser
    if find_spec("quantulum3"):
        found["quantulum3"] = _quantulum3
    return found


def _text2num(words: str) -> float | None:
    from text_to_num import alpha2digit

    return _first_number(alpha2digit(words, "en"))


def _number_parser(words: str) -> float | None:
    from number_parser import parse

    return _first_number(parse(words))


def _quantulum3(words: str) -> float | None:
    from quantulum3 import parser

    found = parser.parse(words)
    return float(found[0].value) if found else None


def _first_number(words: str) -> float | None:
    """Return the one number in a text, None where there is none or more than one."""
    numbers = [word for word in words.replace(",", "").split() if word.replace(".", "", 1).isdigit()]
    return float(numbers[0]) if len(numbers) == 1 else None
