"""ECB+ (Cybulska & Vossen 2014): news in topics, each mention of an action with the event that it tells of.

In: the folder with a folder of XML for each topic and the list of sentences whose annotation was checked. Out: the
texts with their mentions in those sentences, as is usual (Cybulska & Vossen 2015). A mention without a relation is an
event of its own. The first sentence of a text may be its address, which is taken out of the words.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path
from xml.etree import ElementTree

from rashomon.coreference import EventMention, TokenText
from rashomon.evaluation.sets.mentions import Annotated

#: The list of checked sentences, by either of the names it goes by.
LISTS = ("coreference_sentences.csv", "ECBplus_coreference_sentences.csv")
_ACTIONS = ("ACTION", "NEG_ACTION")


def load(folder: Path) -> Annotated:
    """Read every topic. Raises OSError when the list of sentences is not there."""
    checked = _checked(folder)
    texts: list[TokenText] = []
    events: dict[str, str] = {}
    topics: dict[str, str] = {}
    for path in sorted(folder.glob("*/*.xml"), key=lambda path: (len(path.parent.name), path.parent.name, path.name)):
        text, own = _read(path, checked[path.stem])
        texts.append(text)
        events |= own
        topics[text.id] = path.parent.name
    return Annotated(texts, events, topics, {name: _story(name, topic) for name, topic in topics.items()})


def _story(name: str, topic: str) -> str:
    """Return the story of a text: each topic holds two alike, one of the older set (ECB) and one added to it (ECB+)."""
    return f"{topic}{'plus' if name.endswith('plus') else ''}"


def _checked(folder: Path) -> Mapping[str, set[int]]:
    path = next((folder / name for name in LISTS if (folder / name).exists()), folder / LISTS[0])
    found: dict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return found


def _read(path: Path, checked: Collection[int]) -> tuple[TokenText, dict[str, str]]:
    root = ElementTree.parse(path).getroot()
    sentences: dict[int, list[str]] = defaultdict(list)
    places: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", "0"))
        places[token.get("t_id", "")] = (number, len(sentences[number]))
        sentences[number].append(token.text or "")
    spans = {
        (path.stem, mark.get("m_id", "")): sorted(
            places[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor")
        )
        for mark in root.iterfind("Markables/*")
        if mark.tag.startswith(_ACTIONS)
    }
    mentions = [
        EventMention("#".join(key), span[0][0], span[0][1], span[-1][1] + 1)
        for key, span in spans.items()
        if span and span[0][0] in checked
    ]
    told = {number: tuple(words) for number, words in sentences.items()}
    if told.get(0, ())[:1] == ("http",):
        told[0] = ()
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.sentence, mention.first, mention.id)))
    text = TokenText(path.stem, None, tuple(told.get(at, ()) for at in range(max(told, default=-1) + 1)), ordered)
    related = _related(root, path.stem)
    return text, {mention.id: related.get(mention.id, mention.id) for mention in ordered}


def _related(root: ElementTree.Element, name: str) -> dict[str, str]:
    """Return the event of each related mention; relations within a text are named by the text."""
    found: dict[str, str] = {}
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        event = relation.get("note", "") if across else f"{name}/{relation.get('r_id', '')}"
        found.update((f"{name}#{mark.get('m_id', '')}", event) for mark in relation.iterfind("source"))
    return found
