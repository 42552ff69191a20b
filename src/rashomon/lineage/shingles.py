"""A text as the set of its shingles: runs of words, as in Broder, "On the resemblance and containment of documents",
1997. Direct speech is left out: what two reports both quote is the speaker's, and shows no copying.
"""

from __future__ import annotations

import regex

#: Words in a shingle: fewer are shared by chance, more are broken by each small edit. Five is usual for news.
WORDS = 5
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_QUOTED = regex.compile(r"“[^“”\n]{1,600}”|\"[^\"\n]{1,600}\"")
_APOSTROPHE = regex.compile(r"(?<=\p{L})[’'](?=\p{L})")
_STOP = regex.compile(r"(?<=[.!?…:])[\s”\"’']+|\n+")


def shingles(text: str) -> frozenset[str]:
    """Return the shingles of a text, lower-case, without punctuation and direct speech; none of one too short."""
    words = _words(_QUOTED.sub(" | ", text))
    return frozenset(" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))


def long_sentences(text: str, *, least: int) -> frozenset[str]:
    """Return the sentences of at least ``least`` words outside direct speech, lower-case, without punctuation."""
    found = (_words(sentence) for sentence in _STOP.split(_QUOTED.sub(" | ", text)))
    return frozenset(" ".join(words) for words in found if len(words) >= least)


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHE.sub("", text).lower())
