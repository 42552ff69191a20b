"""Files of GVC, ECB+ and MAVERICK in small: words in [brackets|…] are mentions, sentences are parted by " / "."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from rashomon.evaluation.sets import ecbplus, maverick

_TOKEN = re.compile(r"\[([^\]]+)\]|(\S+)")
MAVERICK_ROW = {
    "country": "Kenya", "city": "Nakuru", "location": "", "latitude": "-0.3", "longitude": "36.07",
    "geo_precision": "3.0", "date_start": "2008-01-01", "date_end": "2008-01-01", "target": "Citizens",
    "deaths_low": "0", "deaths_high": "0", "injuries_low": "0", "injuries_high": "0", "source": "Post (2008-01-02) x",
    **{f"actor{number}{part}": "" for number in range(1, 7) for part in ("", "_violence")},
}  # fmt: skip


def write_gvc(folder: Path, split: str, texts: Mapping[str, tuple[str, str, str]]) -> None:
    """Write texts by name: topic, day, and marked words, "[shot dead|event]"."""
    lines = [_gvc_line(name, *text) for name, text in texts.items()]
    (folder / f"{split}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_ecbplus(folder: Path, texts: Mapping[str, str], checked: Mapping[str, Sequence[int]]) -> None:
    """Write texts by name, "7_1ecb", of marked words, "[fell|TAG|event]"; an event "@…" is of its text alone."""
    for name, marked in texts.items():
        path = folder / name.split("_")[0] / f"{name}.xml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_ecbplus_file(name, marked), encoding="utf-8")
    with (folder / ecbplus.LISTS[0]).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Topic", "File", "Sentence Number"))
        rows.writerows((*name.split("_"), number) for name, numbers in checked.items() for number in numbers)


def write_maverick(folder: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows, what is not given taken from ``MAVERICK_ROW``."""
    with (folder / maverick.FILE).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ["id", "event_id", *MAVERICK_ROW])
        table.writeheader()
        table.writerows({**MAVERICK_ROW, **row} for row in rows)


def _gvc_line(name: str, topic: str, day: str, marked: str) -> str:
    sentences, mentions = [[day]], []
    for number, sentence in enumerate(marked.split(" / "), 1):
        words: list[str] = []
        for told, marks in _parts(sentence):
            if marks:
                place = {"sent": number, "start": len(words), "end": len(words) + len(told) - 1}
                mentions.append({**place, "text": " ".join(told), "cluster": marks[0]})
            words += told
        sentences.append(words)
    line = {"doc_id": name, "topic": topic, "sentences": sentences, "event_mentions": mentions, "entity_mentions": []}
    return json.dumps(line)


def _ecbplus_file(name: str, marked: str) -> str:
    tokens, marks, relations, at = [], [], [], 0
    for number, sentence in enumerate(marked.split(" / ")):
        place = 0
        for told, kinds in _parts(sentence):
            anchors = []
            for word in told:
                at += 1
                anchors.append(f'<token_anchor t_id="{at}"/>')
                tokens.append(f'<token t_id="{at}" sentence="{number}" number="{place}">{escape(word)}</token>')
                place += 1
            if kinds:
                own = len(marks)
                marks.append(f'<{kinds[0]} m_id="{own}">{"".join(anchors)}</{kinds[0]}>')
                if kinds[1]:
                    relations.append(_relation(kinds[1], own))
    body = "".join((*tokens, "<Markables>", *marks, "</Markables><Relations>", *relations, "</Relations>"))
    return f"<Document doc_name={quoteattr(name)}>{body}</Document>"


def _relation(event: str, mark: int) -> str:
    if event.startswith("@"):
        return f'<INTRA_DOC_COREF r_id="{event}"><source m_id="{mark}"/></INTRA_DOC_COREF>'
    return f'<CROSS_DOC_COREF r_id="1" note="{event}"><source m_id="{mark}"/></CROSS_DOC_COREF>'


def _parts(sentence: str) -> Iterator[tuple[list[str], list[str]]]:
    for inside, word in _TOKEN.findall(sentence):
        words, *marks = inside.split("|") if inside else [word]
        yield words.split(), marks
