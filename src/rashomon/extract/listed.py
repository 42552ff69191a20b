"""Lists of other stories in a page's text: rows of videos with how long they run, and headlines behind a label.

In: the paragraphs of a report and its headline. Out: the numbers of those that are links to other stories. Known are
rows of lines that each begin with a length ("0:42 Mill worker freed"), a headline beside a line that is a length alone,
a headline behind a label ("Related: ...") and the headlines below one ("More videos"). A link is one line without a
full stop. What shares its words with the headline, or with what the report tells besides, is no other story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from rashomon.vocabulary import load_vocabulary

#: A headline has so many words at most; longer lines tell something.
_MOST_WORDS = 24
#: So many lines that are a clock alone are the times of a running report.
_RUNNING = 3
#: So many words of a link that the headline, or the rest of the report, has too make it one to the page's own story.
_SHARED = 2
#: A link to the page's own story has this part of its words from it.
_OWN = 0.5
#: Words count by how they begin, as in the headline.
_STEM = 5
_WORD = regex.compile(rf"\p{{L}}{{{_STEM - 1},}}")
#: A headline rarely names the age of two people of two stories: one that both name is enough.
_AGE = regex.compile(r"(?<!\d)\d{1,2}-(?:year|month)-olds?\b", regex.IGNORECASE)
_CLOCK = r"\d{1,2}:[0-5]\d"
_LENGTH = regex.compile(rf"(?P<length>{_CLOCK})\s+(?!(?i:[ap]\.?m\b|gmt|utc|local|hours))(?=[\p{{Lu}}\p{{N}}\"'“‘])")
_ALONE = regex.compile(rf"{_CLOCK}")
_CLOSED = regex.compile(r"[.;,][\"”'’)\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph by its number, its words, and whether it is one line such as a headline is."""

    number: int
    text: str

    @property
    def headline(self) -> bool:
        """Whether it may be a headline: a few words that no full stop ends."""
        return len(self.text.split()) <= _MOST_WORDS and not _CLOSED.search(self.text)


def listed(paragraphs: Sequence[Paragraph], headline: str) -> frozenset[int]:
    """Return the numbers of the paragraphs that are links to other stories, told by lengths and labels."""
    links = dict(_links(paragraphs))
    first = headline or (paragraphs[0].text if paragraphs else "")
    rest = frozenset[str]().union(*(stems(one.text) for one in paragraphs if one.number not in links))
    ages = set(_AGE.findall(first))
    others = (number for number, words in links.items() if not _is_own(stems(words), stems(first), rest))
    return frozenset(number for number in others if ages.isdisjoint(_AGE.findall(links[number])))


def stems(text: str) -> frozenset[str]:
    """Return the longer words of a text by how they begin."""
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))


@cache
def common() -> frozenset[str]:
    """Return what so many stories share that it makes none the page's own, by how it begins."""
    return frozenset(word[:_STEM] for word in load_vocabulary("headline_words")["common"])


def _links(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Yield what looks like a link: its number and its words without the label. A label above a list has no words."""
    yield from _videos(paragraphs)
    yield from _beside_lengths(paragraphs)
    yield from _labelled(paragraphs)


def _videos(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Yield rows of lines with lengths: in no order, as the times of a running report are, or under a minute."""
    row: list[tuple[Paragraph, str]] = []
    for one in (*paragraphs, Paragraph(-1, "")):
        if found := _LENGTH.match(one.text):
            row.append((one, found["length"]))
            continue
        if len(row) > 1 and _are_lengths([_seconds(length) for _, length in row]):
            yield from ((video.number, video.text) for video, _ in row)
        row = []


def _are_lengths(seconds: Sequence[int]) -> bool:
    return min(seconds) < 60 or seconds not in (sorted(seconds), sorted(seconds, reverse=True))


def _seconds(length: str) -> int:
    minutes, seconds = length.split(":")
    return 60 * int(minutes) + int(seconds)


def _beside_lengths(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Yield the headline above a line that is a length alone, or below it where only the page's own stands above."""
    at = [index for index, one in enumerate(paragraphs) if _ALONE.fullmatch(one.text)]
    for index in at if len(at) < _RUNNING else ():
        beside = paragraphs[index - 1 : index] if index > 1 else paragraphs[index + 1 : index + 2]
        if beside and beside[0].headline:
            yield from ((beside[0].number, beside[0].text), (paragraphs[index].number, ""))


def _labelled(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    above: list[int] = []  # the label whose list this is, until it is told
    below = False
    for one in paragraphs:
        found = _label().match(one.text)
        if found and found.end() == len(one.text):
            above, below = [one.number], True
        elif one.headline and (found or below):
            yield from ((number, "") for number in above if not found)
            yield one.number, one.text[found.end() :] if found else one.text
            above = []
        else:
            above, below = [], False


def _is_own(link: frozenset[str], told: frozenset[str], rest: frozenset[str]) -> bool:
    """Tell a link to the page's own story by what it shares with the headline, or with most of what is told besides."""
    own = link - common()
    return len(own & told) >= _SHARED or len(own & rest) >= max(_SHARED, _OWN * len(own))


@cache
def _label() -> regex.Pattern[str]:
    words: Mapping[str, Sequence[str]] = load_vocabulary("other_stories")  # type: ignore[assignment]
    one, many, above = ("|".join(map(regex.escape, words[key])) for key in ("labels", "lists", "above"))
    apart = r"\s*(?:[:|]|[-–—]\s)\s*"
    return regex.compile(
        rf"(?:(?:{one}|{many})(?:{apart}|$)|(?:{many})\s+(?-i:(?=\p{{Lu}}))|(?:{above})\s[^.:]{{2,40}}(?::\s*)?$)",
        regex.IGNORECASE,
    )
