"""Texts with their toponyms: the XML of LGL (Lieberman et al. 2010, also TR-News) and that of GeoVirus (Gritta 2018).

In: a folder with files of either layout, told apart by what stands in them, never by their names. Out: texts. Offsets
that are off by one or two, as some of GeoVirus are, are put right where the words say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from rashomon.errors import DataMissing
from rashomon.vocabulary import load_vocabulary

#: How far an offset may be off.
_OFF = 3
_Node = ElementTree.Element


@dataclass(frozen=True, slots=True)
class Toponym:
    """A toponym as marked: start, end (exclusive), words, degrees (None where none are given), GeoNames id or ""."""

    start: int
    end: int
    words: str
    latitude: float | None
    longitude: float | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ToponymText:
    """A text, who published it ("" where not told), its toponyms, and whether the set marks adjectives of countries.

    ``set`` is the name of the layout, "lgl" or "geovirus"; ``id`` is "set/publisher/number" for LGL.
    """

    id: str
    set: str
    text: str
    publisher: str
    toponyms: tuple[Toponym, ...]
    adjectives: bool


def load(folder: Path) -> dict[str, list[ToponymText]]:
    """Read every file of either layout in a folder, by its name in lower case without a suffix ("lgl", "tr_news").

    Raises DataMissing where there is none.
    """
    files = {re.sub(r"\W+", "_", path.stem.casefold()): list(_read(path)) for path in sorted(folder.glob("*.xml"))}
    found = {name: texts for name, texts in files.items() if texts}
    if not found:
        raise DataMissing(f"{folder} holds no XML file with toponyms. Check --data.")
    return found


def digest(text: str) -> str:
    """Return a short digest of a text, by which it is known again."""
    return sha256(text.encode()).hexdigest()[:10]


def fitted_on(text: str) -> bool:
    """Tell whether the weights that ship were fitted to a text."""
    return digest(text) in _fitted()


@cache
def _fitted() -> frozenset[str]:
    return frozenset(load_vocabulary("place_weights")["fitted"])


def _read(path: Path) -> Iterator[ToponymText]:
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise DataMissing(f"{path} is no XML file ({error}). Fetch it again.") from error
    for number, article in enumerate(root.iter("article")):
        if article.find("toponyms") is not None:
            yield _lgl(article, number)
        elif article.find("locations") is not None:
            yield _geovirus(article, number)


def _lgl(article: _Node, number: int) -> ToponymText:
    text, publisher = article.findtext("text") or "", (article.findtext("domain") or "").strip()
    group = publisher or (article.findtext("feedid") or "").strip() or "unknown"
    found = (_lgl_toponym(text, node) for node in article.iter("toponym"))
    toponyms = tuple(sorted(filter(None, found), key=lambda one: one.start))
    return ToponymText(f"lgl/{group}/{article.get('docid', number)}", "lgl", text, publisher, toponyms, True)


def _lgl_toponym(text: str, node: _Node) -> Toponym | None:
    tag = node.find("gaztag")
    where = _degrees(tag) if tag is not None else (None, None)
    number = (tag.get("geonameid") or "") if tag is not None else ""
    return _placed(text, node, node.findtext("phrase") or "", where, f"geonames:{number}" if number else "")


def _geovirus(article: _Node, number: int) -> ToponymText:
    text = article.findtext("text") or ""
    found = (_placed(text, node, node.findtext("name") or "", _degrees(node), "") for node in article.iter("location"))
    toponyms = tuple(sorted(filter(None, found), key=lambda one: one.start))
    return ToponymText(f"geovirus/{number}", "geovirus", text, "", toponyms, False)


def _degrees(node: _Node) -> tuple[float | None, float | None]:
    latitude, longitude = node.findtext("lat"), node.findtext("lon")
    return (float(latitude), float(longitude)) if latitude and longitude else (None, None)


def _placed(
    text: str, node: _Node, words: str, where: tuple[float | None, float | None], identifier: str
) -> Toponym | None:
    """Return a toponym where its words stand; None where they stand nowhere near."""
    start = int(node.findtext("start") or 0)
    end = int(node.findtext("end") or 0)
    words = words or text[start:end]
    for off in sorted(range(-_OFF, _OFF + 1), key=abs):
        if start + off >= 0 and text[start + off : start + off + len(words)] == words and words:
            return Toponym(start + off, start + off + len(words), words, *where, identifier)
    return Toponym(start, end, text[start:end], *where, identifier) if text[start:end].strip() else None
