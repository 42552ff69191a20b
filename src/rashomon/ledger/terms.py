"""What a person types into a search, read so that nothing of it can be broken: words, "phrases" and beginn*.

In: any text. Out: an expression in the language of SQLite's FTS5, in which every word is quoted, so that no word is an
operator, or None where no word is in it. A mark that is left open is closed at the end; a word is what FTS5's tokenizer
``unicode61`` takes for one: letters and digits, in any case, with or without accents.
"""

from __future__ import annotations

import re

#: Characters of a query that are read, and words or phrases of it; what comes after is left out.
LONGEST, MOST = 400, 16
#: A phrase, or a word; a star after either stands for any ending.
_PART = re.compile(r'"(?P<phrase>[^"]*)(?:"(?P<ending>\*?)|$)|(?P<word>[^\s"]+)')
_MARKS = str.maketrans("“”„«»", '"""""')


def expression(text: str, column: str = "") -> str | None:
    """Return the expression that finds what holds every word and phrase of a text, in a column or in any."""
    plain = "".join(char if char.isprintable() else " " for char in text[:LONGEST].translate(_MARKS))
    parts = [part for match in _PART.finditer(plain) if (part := _quoted(match))][:MOST]
    if not parts:
        return None
    return f"{column} : ({' '.join(parts)})" if column else " ".join(parts)


def _quoted(match: re.Match[str]) -> str:
    """Return a part in quotation marks, with its star; "" where no letter and no digit is in it."""
    words = match["phrase"] if match["phrase"] is not None else match["word"]
    star = "*" if match["ending"] or (match["word"] or "").endswith("*") else ""
    return f'"{words}"{star}' if any(char.isalnum() for char in words) else ""
