"""Links to other stories that a page prints: with how they begin (a paragraph that the next one repeats), and in lists.

In: the sentences of a report and its headline. Out: the sentences without such links, numbered anew. What shares words
with the headline stays: some pages print how their own story begins in the same way. Without a headline no pair is left
out, and neither is most of a report. Lists are told by ``listed``. Web addresses that stand alone tell nothing either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import regex

from rashomon.extract.listed import Paragraph, common, listed, stems
from rashomon.records import Sentence

#: A paragraph that is repeated has so many characters at least: shorter ones are headings and buttons.
_LEAST = 40
#: One sentence in so many is left, or none is left out.
_MOST = 3
#: So many words of the headline, by how they begin, make it the page's own story; of a single pair one is enough.
_SHARED = 2
#: What may stand before the words that are repeated: who sends it, "(WIRE) -".
_SENDER = regex.compile(r"\(\p{Lu}[^()]{1,20}\)\s*[-–—]+\s*")
#: A web address that stands alone, also where blanks were put between its parts: "http: / / hill. example / 2 - dead".
_ADDRESS = regex.compile(
    r"\W*(?:https?\s?:\s?/\s?/\s?|www\s?\.\s?)[\p{L}\p{N}]+(?:\s?[./\-_?=&%#~+:,]\s?[\p{L}\p{N}]*+)++\W*",
    regex.IGNORECASE,
)
_END = regex.compile(r"[\s.…]+$")


def without_teasers(sentences: Sequence[Sentence], headline: str) -> list[Sentence]:
    """Return the sentences of a report without those of links to other stories, and without web addresses."""
    read = [sentence for sentence in sentences if _ADDRESS.fullmatch(sentence.text) is None]
    if read and len(read) < len(sentences):
        sentences = _numbered(read)
    paragraphs = [
        Paragraph(number, " ".join(one.text for one in group))
        for number, group in groupby(sentences, key=lambda sentence: sentence.paragraph)
    ]
    kept = _without(sentences, listed(paragraphs, headline))
    fewer = _without(kept, _links(paragraphs, headline) if headline else frozenset())
    kept = fewer if _MOST * len(fewer) > len(kept) else kept
    return kept if kept and len(kept) < len(sentences) else list(sentences)


def _without(sentences: Sequence[Sentence], links: frozenset[int]) -> list[Sentence]:
    if not links:
        return list(sentences)
    return _numbered(sentence for sentence in sentences if sentence.paragraph not in links)


def _numbered(kept: Iterable[Sentence]) -> list[Sentence]:
    """Return sentences numbered anew, in their order."""
    return [replace(sentence, index=index) for index, sentence in enumerate(kept)]


def _links(told: Sequence[Paragraph], headline: str) -> frozenset[int]:
    """Return the numbers of the paragraphs that are links to other stories, with how these begin."""
    paragraphs = [(one.number, _SENDER.sub("", one.text)) for one in told]
    pairs = [(one, two) for one, two in pairwise(paragraphs) if _repeats(one[1], two[1])]
    least = _SHARED if len({one for (_, one), _ in pairs}) > 1 else 1  # one pair may be how the own story begins
    words = stems(headline)
    others = [(one, two) for one, two in pairs if not _is_own(words & (stems(one[1]) | stems(two[1])), least)]
    return frozenset(number for pair in others for number, _ in pair)


def _is_own(shared: frozenset[str], least: int) -> bool:
    """Tell the page's own story by what it shares with the headline: so many words of its own, or three of any kind."""
    return len(shared - common()) >= least or len(shared) > _SHARED


def _repeats(one: str, two: str) -> bool:
    return len(one) >= _LEAST and two.startswith(_END.sub("", one))
