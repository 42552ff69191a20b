"""The names a report has given so far, each at its place, and where its sentences begin.

In: names with their offsets in the report, as a :class:`rashomon.extract.speakers.Speakers` meets them. Out: who was
named before a place, the last first. It reads no words and resolves no pronoun.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from rashomon.extract.fitting import gender_told
from rashomon.records import Name, Span

#: Bodies of which a report may say "the group" without having called them one.
_BODIES = frozenset({"organisation", "armed group"})


class Seen:
    """Names by place, newest last; made for one report and thrown away."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._names: list[tuple[int, Name]] = []
        self._known: dict[str, Name] = {}
        self._told: set[int] = set()
        self._starts: list[int] = []
        self._no_body: list[int] = []
        self._genders: dict[str, str] = {}
        self._ahead: dict[int, Name] = {}
        self.quoted: Sequence[Span] = ()

    def begin(self, start: int) -> None:
        """Take note of where a sentence begins."""
        insort(self._starts, start)

    def note(self, position: int, name: Name) -> None:
        """Take note of a name at a place."""
        self._names = [(at, one) for at, one in self._names if at != position or one.canonical != name.canonical]
        insort(self._names, (position, name), key=lambda seen: seen[0])
        self._known[name.canonical] = self._known.pop(name.canonical, name)  # last named goes last
        if gender := gender_told(name):
            self.note_gender(name, gender)

    def tell(self, position: int) -> None:
        """Take note that whoever is named at a place says something there."""
        self._told.add(position)

    def note_no_body(self, position: int) -> None:
        """Take note of words at a place that say that no group did."""
        self._no_body.append(position)

    def note_gender(self, name: Name, kind: str) -> None:
        """Take note that a person is a "man" or a "woman", as a pronoun or a title said."""
        self._genders.setdefault(name.canonical, kind)

    def note_ahead(self, position: int, name: Name) -> None:
        """Take note whom a pronoun at a place may mean that is named behind it in the same sentence."""
        self._ahead[position] = name

    def known(self) -> list[Name]:
        """Return every name once, the last named last."""
        return list(self._known.values())

    def gender(self, name: Name) -> str | None:
        """Return what a pronoun or a title has told of a person before, or of whoever has that last name; or None."""
        known = self._genders.get(name.canonical)
        if known or " " in name.canonical:
            return known
        return next((kind for whole, kind in self._genders.items() if whole.split()[-1] == name.canonical), None)

    def ahead(self, position: int) -> Name | None:
        """Return whom a pronoun at a place may mean that is named behind it; None for all other words."""
        return self._ahead.get(position)

    def has_told(self, position: int) -> bool:
        """Tell whether whoever is named at a place says something there."""
        return position in self._told

    def back(self, position: int) -> list[tuple[int, Name]]:
        """Return the names before a place, the last first."""
        return self._names[: bisect_left(self._names, position, key=lambda seen: seen[0])][::-1]

    def is_quoted(self, position: int) -> bool:
        """Tell whether a place lies within a quotation."""
        return any(run.start <= position < run.end for run in self.quoted)

    def start_of(self, position: int) -> int:
        """Return where the sentence begins in which a place lies, 0 before the first."""
        index = bisect_right(self._starts, position)
        return self._starts[index - 1] if index else 0

    def is_near(self, name: Name, position: int) -> bool:
        """Tell whether somebody is named in the sentence of a place or in the one before: whose "his" surely is."""
        start = self.start_of(self.start_of(position) - 1)
        return any(place >= start and one.canonical == name.canonical for place, one in self.back(position))

    def names_no_body(self, position: int) -> bool:
        """Tell whether the sentence of a place says before it that no group did, and names nobody since."""
        own = self.start_of(position)
        return any(own <= place < position and not self._named_in(place, position) for place in self._no_body)

    def last_body_told(self, position: int, kinds: Iterable[str] = _BODIES) -> Name | None:
        """Return the body of some kinds that spoke last before a place."""
        return next((name for at, name in self.back(position) if at in self._told and name.kind in kinds), None)

    def _named_in(self, start: int, end: int) -> bool:
        return any(start < place < end for place, _ in self._names)
