"""Texts with marked mentions: words in [brackets] are mentions, sentences end with " / "."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rashomon.coreference import EventMention, TokenText


def made(name: str, marked: str, day: str = "") -> TokenText:
    """Build a text out of marked words: "A man was [shot dead] . / He [died] ."."""
    sentences = [sentence.split() for sentence in marked.split(" / ")]
    mentions = tuple(
        EventMention(f"{name}#{sentence}.{first}", sentence, first, stop)
        for sentence, words in enumerate(sentences)
        for first, stop in _marks(words)
    )
    plain = tuple(tuple(word.strip("[]") for word in words) for words in sentences)
    return TokenText(name, date.fromisoformat(day) if day else None, plain, mentions)


def _marks(words: list[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for place, word in enumerate(words):
        first = place if word.startswith("[") else first
        if word.endswith("]"):
            yield first, place + 1
