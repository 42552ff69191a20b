"""Links to other stories that a page prints with how they begin: a paragraph, and right behind it one that repeats it.

In: the sentences of a report and its headline. Out: the sentences without such links, numbered anew. What shares words
with the headline stays: some pages print how their own story begins in the same way. Without a headline nothing is left
out, and neither is most of a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

import regex

from rashomon.records import Sentence
from rashomon.vocabulary import load_vocabulary

#: A paragraph that is repeated has so many characters at least: shorter ones are headings and buttons.
_LEAST = 40
#: One sentence in so many is left, or none is left out.
_MOST = 3
#: So many words of the headline, by how they begin, make it the page's own story; of a single pair one is enough.
_SHARED, _STEM = 2, 5
_WORD = regex.compile(rf"\p{{L}}{{{_STEM - 1},}}")
#: What may stand before the words that are repeated: who sends it, "(WIRE) -".
_SENDER = regex.compile(r"\(\p{Lu}[^()]{1,20}\)\s*[-–—]+\s*")
_END = regex.compile(r"[\s.…]+$")


def without_teasers(sentences: Sequence[Sentence], headline: str) -> list[Sentence]:
    """Return the sentences of a report without those of links to other stories."""
    links = _links(sentences, headline) if headline else frozenset[int]()
    kept = [sentence for sentence in sentences if sentence.paragraph not in links]
    if not links or _MOST * len(kept) <= len(sentences):
        return list(sentences)
    return [replace(sentence, index=index) for index, sentence in enumerate(kept)]


def _links(sentences: Sequence[Sentence], headline: str) -> frozenset[int]:
    """Return the numbers of the paragraphs that are links to other stories."""
    paragraphs = [
        (number, _SENDER.sub("", " ".join(one.text for one in group)))
        for number, group in groupby(sentences, key=lambda sentence: sentence.paragraph)
    ]
    pairs = [(one, two) for one, two in pairwise(paragraphs) if _repeats(one[1], two[1])]
    least = _SHARED if len({one for (_, one), _ in pairs}) > 1 else 1  # one pair may be how the own story begins
    told = _stems(headline)
    others = [(one, two) for one, two in pairs if not _is_own(told & (_stems(one[1]) | _stems(two[1])), least)]
    return frozenset(number for pair in others for number, _ in pair)


def _is_own(shared: frozenset[str], least: int) -> bool:
    """Tell the page's own story by what it shares with the headline: so many words of its own, or three of any kind."""
    return len(shared - _common()) >= least or len(shared) > _SHARED


@cache
def _common() -> frozenset[str]:
    """Return what so many stories share that it makes none the page's own, by how it begins."""
    return frozenset(word[:_STEM] for word in load_vocabulary("headline_words")["common"])


def _repeats(one: str, two: str) -> bool:
    return len(one) >= _LEAST and two.startswith(_END.sub("", one))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))
