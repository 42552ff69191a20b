"""The sentences of a report that name an organisation, each with who speaks in it and what statements hold of it.

In: names, a text, statements. Out: passages, in the order of the text. A sentence that statements were read from takes
speaker, stance and hedge from them; the others are read here with the rules of attribution. Where there is no text, the
words of the statements stand in. Never decides what a passage means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from rashomon.extract.attribution import Said, attribute
from rashomon.extract.sentences import on_one_line, split
from rashomon.extract.speakers import Speakers
from rashomon.records import Attribution, Name, Sentence, Span, Stance, Statement

Forced = Literal["claimed", "doubted", "denied"]
#: Stances that connect an organisation with a deed without being sure.
UNSURE: frozenset[Stance] = frozenset({"possible", "unclear", "conditional", "fears", "intends", "asks"})
#: Of these, the ones that doubt who it was; the others tell of a deed that has not been done.
_DOUBTING: frozenset[Stance] = frozenset({"possible", "unclear"})
#: A second name in brackets behind the first: "Liberation Front (LF)", "LF [Liberation Front]".
_ASIDE = r"[\"”']?\s*[\[(]\s*(?P<alias>\p{L}[^\[\]()]{1,80}?)\s*[\])]"
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that names an organisation.

    ``spots`` are the places of the name in ``text``, ``start`` the offset of ``text`` in the report. ``speaker`` is
    None for the report's own voice; ``itself`` says that the organisation speaks. ``sorts`` are what the statements,
    or a denial that covers it, make of it, ``deed`` whether one of them says that the organisation did something.
    """

    text: str
    start: int
    spots: tuple[tuple[int, int], ...]
    speaker: Name | None = None
    itself: bool = False
    statements: tuple[str, ...] = ()
    sorts: tuple[Forced, ...] = ()
    deed: bool = False

    @property
    def rest(self) -> str:
        """The sentence without the name."""
        kept, at = [], 0
        for start, end in self.spots:
            kept.append(self.text[at:start])
            at = max(at, end)
        return " ".join([*kept, self.text[at:]])


def read_text(text: str) -> tuple[tuple[Sentence, ...], tuple[Said, ...]]:
    """Return the sentences of a text and who says what in them; the last few texts are kept."""
    return _read(text)


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[tuple[Sentence, ...], tuple[Said, ...]]:
    sentences = on_one_line(split(text))
    return tuple(sentences), tuple(attribute(sentences, Speakers("")))


def passages(names: Sequence[str], text: str, statements: Sequence[Statement]) -> list[Passage]:
    """Return the sentences that name an organisation or that the statements, all of which name it, were read from."""
    sentences, said = read_text(text)
    pattern = names_pattern(names, text)
    made, used = [], set()
    for sentence in sentences:
        own = [one for one in statements if sentence.span.start <= one.span.start < sentence.span.end]
        used |= {one.id for one in own}
        heard = [one for one in said if one.sentence == sentence.index]
        spots = _spots(pattern, sentence.text) or tuple(_told_at(one, sentence) for one in own)
        if spots:
            made.append(_passage(sentence.text, sentence.span.start, spots, own, heard, pattern))
    rest = [one for one in statements if one.id not in used]
    return [*made, *(_passage(one.words, one.span.start, _alone(one, pattern), [one], [], pattern) for one in rest)]


def names_pattern(names: Iterable[str], text: str = "") -> regex.Pattern[str] | None:
    """Return a pattern for any of the names, with any white space; None where no name has a letter.

    Case counts for short names in capitals ("IS"), unless the whole text is in one case.
    """
    cased = text != text.upper() and text != text.lower()
    forms = {" ".join(name.split()) for name in names if any(letter.isalnum() for letter in name)}
    if not forms:
        return None
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    joined = "|".join(_form(form, cased and len(form) <= _SHORT and form.isupper()) for form in ordered)
    return regex.compile(rf"(?<!\w)(?:{joined})(?!\w)")


def aliases(name: str, text: str) -> list[str]:
    """Return a name with the other names that a text gives it in brackets."""
    pattern = names_pattern([name], text)
    if pattern is None:
        return []
    beside = regex.compile(f"{pattern.pattern}{_ASIDE}")
    return list(dict.fromkeys([name, *(found["alias"] for found in beside.finditer(text))]))


def _form(name: str, exact: bool) -> str:
    words = r"\s+".join(map(regex.escape, name.split()))
    return words if exact else rf"(?i:{words})"


def _passage(
    text: str,
    start: int,
    spots: tuple[tuple[int, int], ...],
    own: Sequence[Statement],
    heard: Sequence[Said],
    pattern: regex.Pattern[str] | None,
) -> Passage:
    speaker = next((one.speaker for one in own if one.speaker.kind != "publisher"), None)
    over = _over(heard, Span(start + spots[0][0], start + spots[0][1]))
    denied: list[Forced] = ["denied"] if over and over.stance == "denies" and not own else []
    if speaker is None:
        speaker = over.speaker if over else None
    speaking = [speaker] if speaker is not None else [one.attribution.speaker for one in heard]
    return Passage(
        text, start, spots, speaker,
        itself=any(_is(one, pattern) for one in speaking),
        statements=tuple(one.id for one in own),
        sorts=tuple(dict.fromkeys([*denied, *(sort for one in own for sort in _sorts(one))])),
        deed=any(one.stance in {"asserts", *UNSURE} for one in own),
    )  # fmt: skip


def _sorts(statement: Statement) -> Iterator[Forced]:
    if statement.stance == "denies":
        yield "denied"
    elif statement.hedge or statement.stance in _DOUBTING:
        yield "doubted"
    elif statement.field == "responsibility" and statement.stance == "asserts":
        yield "claimed"


def _over(heard: Sequence[Said], spot: Span) -> Attribution | None:
    """Return the attribution that a place of a sentence is in: of those that cover it, the shortest stretch's."""
    over = [one.attribution for one in heard if _covers(one.attribution.content, spot)]
    return min(over, key=lambda one: one.content.end - one.content.start, default=None)


def _is(speaker: Name, pattern: regex.Pattern[str] | None) -> bool:
    words = f"{speaker.words} | {speaker.canonical} | {speaker.role}"
    return pattern is not None and pattern.search(words) is not None


def _spots(pattern: regex.Pattern[str] | None, text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in pattern.finditer(text)) if pattern else ()


def _told_at(statement: Statement, sentence: Sentence) -> tuple[int, int]:
    """Return where a sentence has the words of a statement's value; all of it where they are not in it."""
    at = sentence.text.find(statement.value.words) if statement.value.words else -1
    return (0, len(sentence.text)) if at < 0 else (at, at + len(statement.value.words))


def _alone(statement: Statement, pattern: regex.Pattern[str] | None) -> tuple[tuple[int, int], ...]:
    return _spots(pattern, statement.words) or ((0, len(statement.words)),)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
