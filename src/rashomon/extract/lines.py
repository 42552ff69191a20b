"""A text to the stretches that its sentences lie in: its lines, those of a hard-wrapped paragraph taken together.

In: a text. Out: offsets of stretches, in order. A line break ends a stretch, unless the text goes on over it: the next
line starts in lower case, or the line ends in a comma or a word such as "of". Where such breaks show that the text is
wrapped, and how wide, the other breaks of full lines are taken for blanks too: those that stand where the next line's
first word had no room left. A paragraph of several lines that are all so full is wrapped, whatever its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

import regex

#: Columns that texts are wrapped at.
_NARROWEST, _WIDEST = 50, 120
#: A line that goes on is at least this part of the longest such line; phrases of uneven length are a list.
_EVEN = 0.75
#: Of the breaks that fit the width, this part at least are such that the text goes on over them.
_SHARE = 0.25
#: Programs that wrap texts leave this many columns more than needed.
_RAGGED = 2
#: A paragraph of so few breaks is taken to be wrapped like the rest of the text.
_FEW = 2
_LINE = regex.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = regex.compile(r"\r\n|[\n\r]")
#: "BAGHDAD (Border Wire) - ", "Paris, 3 May - ": a place in capitals or before a dash, told in no sentence.
DATELINE = regex.compile(
    r"\s*(?-i:\p{Lu}[\p{Lu}’'. -]{2,40}|\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)"
    r"(?:\s?,\s[\p{L}’'. ]{2,30})?(?:,\s(?P<day>(?:\d{1,2}\s\p{L}+|\p{L}+\.?\s\d{1,2})(?:,?\s\d{4})?))?"
    r"(?:\s?\([^()]{2,40}\))?"
    r"\s?(?:(?:[-–—]{1,2}|_|>>)(?:\s|$)|(?<=\)\s?)[-–—]{1,2}(?=\p{Lu}))"
)
#: As wires print it above a text in capitals, with the whole date and who filed it: "LIMA, 5 JUL 89 (ANSA) -- ".
WIRE_DATELINE = regex.compile(r"[\p{Lu}][\p{L}\p{N} .,’'()\[\]/\-]{2,120}?\s(?:--|—|–)\s")
_CLOSED = regex.compile(r"[.?!:;…][\"”'’)\]]*$")
_LAST_WORD = regex.compile(r"(?<![\w'’-])\p{L}+$")
#: Words that lead on to another: hardly a title or an item of a list ends in one.
_LEADING = frozenset({
    "a", "an", "the", "its", "their", "his", "my", "our", "your", "every", "of", "at", "for", "from", "to", "with",
    "in", "on", "by", "near", "into", "against", "amid", "among", "between", "during", "despite", "since", "via",
    "upon", "and", "or", "but", "nor", "if", "than", "as", "because", "whether", "while",
})  # fmt: skip
#: Who says what a quotation before it says, or the beginning of his name: "“We buried many,” said Bo | Lund, a farmer".
_SAYS = regex.compile(r",?[”\"’'],?\s(?:said|added|recalled|explained)(?:\s\p{Lu}[\p{L}.’'\-]*){0,3}$")
_ITEM = regex.compile(r"\s*(?:[*•·>#]|https?://|\(?[a-z]\)\s|\(\d{1,2}\)\s)")
#: May begin an item of a list, or stand in a sentence: "- nobody was hurt", "12. Nobody".
_PERHAPS_ITEM = regex.compile(r"\s*(?:[-–—+]|\d{1,2}[.)])\s")
_LABEL = regex.compile(r"\s*\p{Lu}\p{L}*:\s")
_TABLE = regex.compile(r"\S(?:\t| {3,})\s*\S|\|")


@dataclass(frozen=True, slots=True)
class _Break:
    """A single line break: its index, the lines around it, whether its lines are items, the column needed to go on."""

    line: str
    following: str
    item: bool
    room: int

    @property
    def full(self) -> bool:
        """Whether a wrapped text may have such a line: neither short nor long, no row, no item of a list behind it."""
        fits = len(self.line) <= _WIDEST and self.room > _NARROWEST
        return fits and not self.item and not _TABLE.search(self.line) and not _TABLE.search(self.following)

    @property
    def begins_anew(self) -> bool:
        """Whether the next line looks like a beginning: indented, a dateline, a label, text below capitals."""
        indented = _indent(self.following) > _indent(self.line) + 1
        title = self.line.isupper() and not self.following.isupper()
        dateline = not self.following.isupper() and DATELINE.match(self.following) is not None
        return indented or title or dateline or _LABEL.match(self.following) is not None


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of a text that no sentence leaves; line breaks in one are blanks."""
    spans = [found.span() for found in _LINE.finditer(text)]
    joined = _joined(text, spans)
    start = 0
    for index, (begin, end) in enumerate(spans):
        if index == 0 or index - 1 not in joined:
            start = begin
        if index not in joined:
            yield start, end


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Return the indices of the lines that go on in the next."""
    cased = text != text.lower() and text != text.upper()
    blocks = [_breaks(text, spans, block) for block in _blocks(text, spans)]
    going = [{i for i, at in block.items() if at.full and _goes_on(at, cased)} for block in blocks]
    longest = max((len(block[i].line) for block, found in zip(blocks, going, strict=True) for i in found), default=0)
    going = [_filled(block) or _even(block, found, longest) for block, found in zip(blocks, going, strict=True)]
    joined = set().union(*going)
    if not joined:
        return joined
    width = median(spans[i][1] - spans[i][0] for i in joined)
    fitting = [{i for i, at in block.items() if at.full and at.room > width} for block in blocks]
    if len(joined) >= _SHARE * sum(map(len, fitting)):
        for block, found, fit in zip(blocks, going, fitting, strict=True):
            if len(block) <= _FEW or found:
                joined |= {i for i in fit if not block[i].begins_anew}
    return joined


def _even(block: Mapping[int, _Break], going: set[int], longest: int) -> set[int]:
    """Return the breaks that the text goes on over, less those of short lines; none where most breaks are others."""
    kept = {i for i in going if block[i].room > longest * _EVEN}
    return kept if len(block) <= _FEW or len(kept) >= _SHARE * len(block) else set()


def _filled(block: Mapping[int, _Break]) -> set[int]:
    """Return all breaks of a paragraph of which each line is as full as the longest allows and few end a sentence."""
    longest = max((len(at.line) for at in block.values()), default=0)
    full = all(at.full and at.room > longest - _RAGGED and not at.begins_anew for at in block.values())
    opened = sum(not _CLOSED.search(at.line) for at in block.values())
    return set(block) if full and len(block) > _FEW and 2 * opened >= len(block) else set()


def _blocks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield runs of lines with single line breaks between them, by their indices; blank lines stand between runs."""
    run = 0
    runs = [0] * len(spans)
    for index, (before, after) in enumerate(pairwise(spans)):
        blank = not text[slice(*before)].strip() or not text[slice(*after)].strip()
        run += blank or not _BREAK.fullmatch(text, before[1], after[0])
        runs[index + 1] = run
    for _, block in groupby(range(len(spans)), key=runs.__getitem__):
        yield list(block)


def _breaks(text: str, spans: Sequence[tuple[int, int]], block: Sequence[int]) -> dict[int, _Break]:
    lines = [text[slice(*spans[index])].rstrip() for index in block]
    perhaps = [_PERHAPS_ITEM.match(line) is not None for line in lines]
    listed = sum(perhaps) > 1
    made = {}
    for index, (line, following), maybe in zip(block, pairwise(lines), perhaps[1:], strict=False):
        item = _ITEM.match(following) is not None or (maybe and (listed or _CLOSED.search(line) is not None))
        made[index] = _Break(line, following, item, len(line) + 1 + len(following.split(maxsplit=1)[0]))
    return made


def _goes_on(at: _Break, cased: bool) -> bool:
    """Tell whether a sentence must go on over a break, by the words on either side."""
    if _CLOSED.search(at.line):
        return False
    last = _LAST_WORD.search(at.line)
    lower = cased and at.following.lstrip(" \t\"“‘'([")[:1].islower()
    leads = last is not None and last[0].lower() in _LEADING
    return lower or leads or at.line.endswith(",") or _SAYS.search(at.line) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
