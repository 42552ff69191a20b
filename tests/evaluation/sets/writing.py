"""Files of a few lines in the layouts of the sets, with texts written here."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

from rashomon.evaluation.splits import held_out


def names(prefix: str, *, held: bool, many: int) -> list[str]:
    """The first numbers whose ids are held out, or are not."""
    numbers = (str(number) for number in count() if held_out(f"{prefix}/{number}") == held)
    return [next(numbers) for _ in range(many)]


def write_lines(file: Path, rows: Iterable[Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def write_table(file: Path, rows: list[dict[str, str]], delimiter: str = ",") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def write_awsd(data: Path, rows: list[tuple[str, str, str]], split: str = "to_2023-06") -> None:
    """Rows of number, details and means."""
    keys = ("Incident ID", "Details", "Means of attack")
    write_table(data / "awsd" / f"incidents_{split}.csv", [dict(zip(keys, row, strict=True)) for row in rows])


def write_case(data: Path, rows: list[tuple[str, str, str]]) -> None:
    """Rows of number, snippet and type."""
    keys = ("id", "EventSnippet", "SubType")
    file = data / "case2021" / "test_dataset" / "test_set_final_release_with_labels.tsv"
    write_table(file, [dict(zip(keys, row, strict=True)) for row in rows], "\t")


def write_plv(data: Path, rows: list[tuple[str, str]], split: str = "train") -> None:
    """Rows of marked sentence and root."""
    keys = ("marked_sentence", "gold_root")
    write_table(data / "plover" / f"PLV_{split}.tsv", [dict(zip(keys, row, strict=True)) for row in rows], "\t")


def rams_row(key: str, words: str, trigger: str, links: dict[str, str], address: str) -> dict[str, Any]:
    """A window of one sentence with one event; links are of word and role."""
    tokens = words.split()
    at = tokens.index(trigger)
    gold = [[[at, at], [tokens.index(word)] * 2, f"evt001arg01{role}"] for word, role in links.items()]
    event = [at, at, [["conflict.attack.n/a", 1.0]]]
    return {
        "doc_key": key, "sentences": [tokens], "source_url": address, "evt_triggers": [event], "gold_evt_links": gold,
    }  # fmt: skip


def wiki_document(name: str) -> dict[str, Any]:
    """One sentence, "Vell said gunmen shot him", with one event."""
    words = ["Vell", "said", "gunmen", "shot", "him"]

    def mention(key: str, at: int) -> dict[str, Any]:
        return {"id": key, "start": at, "end": at + 1, "entity_type": "PER"}

    event = {
        "id": "E1",
        "event_type": "Life.Die.Unspecified",
        "trigger": {"start": 3, "end": 4},
        "arguments": [{"entity_id": "T2", "role": "Killer"}, {"entity_id": "T3", "role": "Victim"}],
    }
    return {
        "doc_id": name,
        "sentences": [[[[word] for word in words], " ".join(words)]],
        "entity_mentions": [mention("T1", 0), mention("T2", 2), mention("T3", 4)],
        "event_mentions": [event],
    }


def write_wikievents(data: Path, documents: list[str], split: str = "dev") -> None:
    """Documents of that one sentence, in which "Vell" and "him" are one."""
    write_lines(data / "wikievents" / f"{split}.jsonl", [wiki_document(name) for name in documents])
    groups = [{"doc_key": name, "clusters": [["T1", "T3"]]} for name in documents]
    write_lines(data / "wikievents" / "coref" / f"{split}.jsonlines", groups)


#: An article of two sentences with two attributions; the second content goes on over the end of the line.
ARTICLE = "“We won,” Vell said, “at last.”\nThe army warned that the mill\nwould burn."
MARKS = (
    "T1\tSource 10 14\tVell\nT2\tCue 15 19\tsaid\nT3\tContent 0 9;21 31\t“We won,” “at last.”\n"
    "T4\tAttribution 15 19\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T5\tSource 32 40\tThe army\nT6\tCue 41 47\twarned\nT7\tContent 48 61;62 73\tthat the mill would burn.\n"
    "T8\tAttribution 41 47\twarned\nE2\tAttribution:T8 Source:T5 Cue:T6 Content:T7\n"
)


def write_polnear(folder: Path, articles: dict[str, tuple[str, str]], split: str = "dev") -> None:
    """Articles by name, each a text and its marks."""
    for part in ("text", "attributions"):
        (folder / split / part).mkdir(parents=True, exist_ok=True)
    for name, (text, marks) in articles.items():
        (folder / split / "text" / f"{name}.txt").write_bytes(text.encode())
        (folder / split / "attributions" / f"{name}_00ab.ann").write_text(marks, "utf-8")


def write_facts(folder: Path, rows: dict[str, list[tuple[str, dict[str, float]]]], split: str = "dev") -> None:
    """Sentences by the folder of their set, each with the value of some of its words."""
    for name, sentences in rows.items():
        lines = []
        for text, values in sentences:
            at = {word: text.split(" ").index(word) for word in values}
            targets = [{"span1": [at[w], at[w] + 1], "label": value, "span_text": w} for w, value in values.items()]
            lines.append({"text": text, "targets": targets})
        write_lines(folder / name / f"{split}.jsonl", lines)
