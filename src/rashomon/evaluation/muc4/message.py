"""A MUC-4 message to the text that is read: on one line, without its header."""

from __future__ import annotations

import regex

_HEADER = regex.compile(r"^[A-Z0-9]+-MUC[34]-\d+(?: \([\w ]+\))?\s*")


def normalise(text: str) -> str:
    """Return a text on one line, without the header of the message."""
    return " ".join(_HEADER.sub("", text).split())
