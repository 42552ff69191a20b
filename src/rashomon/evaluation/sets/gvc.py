"""Gun Violence Corpus (Vossen et al. 2018): reports of shootings, each mention with the event that it tells of.

In: a file of JSON Lines. Out: the texts with their mentions; the topic of a text is the incident it was collected for.
The first sentence of a text is the day it came out, which is taken out of the words.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.coreference import EventMention, TokenText
from rashomon.evaluation.sets.mentions import Annotated

SPLIT = "dev"
FILE = "{split}.jsonl"


def load(folder: Path, split: str = SPLIT) -> Annotated:
    """Read the texts of a split. Raises OSError when the file is not there."""
    with (folder / FILE.format(split=split)).open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    texts = [_text(line) for line in lines]
    events = {
        mention.id: str(marked["cluster"])
        for text, line in zip(texts, lines, strict=True)
        for mention, marked in zip(text.mentions, line["event_mentions"], strict=True)
    }
    incidents = {line["doc_id"]: line["topic"] for line in lines}
    return Annotated(texts, events, incidents, incidents)


def _text(line: dict[str, Any]) -> TokenText:
    sentences = [tuple(sentence) for sentence in line["sentences"]]
    published = None
    if sentences and len(sentences[0]) == 1:
        with suppress(ValueError):
            published, sentences[0] = date.fromisoformat(sentences[0][0]), ()
    mentions = tuple(
        EventMention(f"{line['doc_id']}#{number}", marked["sent"], marked["start"], marked["end"] + 1)
        for number, marked in enumerate(line["event_mentions"])
    )
    return TokenText(line["doc_id"], published, tuple(sentences), mentions)
