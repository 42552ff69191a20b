"""The numbers and names in a text, and those that a value, a statement or a report carries.

A number is told by its digits or its words ("twenty-one" is 21); a name is any word with a capital first letter, or of
a script without capitals. Words are compared in lower case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import regex

from rashomon.brief.wording import MONTHS, WEEKDAYS, show, show_day
from rashomon.records import Category, Link, Name, Place, Quantity, Report, Statement, TimeRange, Value

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **dict.fromkeys(("dozen", "dozens"), 12),
    **dict.fromkeys(("hundred", "hundreds"), 100),
    **dict.fromkeys(("thousand", "thousands"), 1000),
    **dict.fromkeys(("million", "millions"), 1000000),
}
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_NAME = regex.compile(r"[\p{Lu}\p{Lt}\p{Lo}]")
_DIGITS = regex.compile(r"\d+(?:[.,:]\d+)*")
_DAY = regex.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CLOCK = regex.compile(r"T(\d\d)(?::(\d\d))?")
_COMPOUND = regex.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_UNITS[1:10])})\b", regex.IGNORECASE)


@dataclass(slots=True)
class Support:
    """What a line may say: words in lower case, numbers as digits, and whole days.

    A day of publication counts as a whole only: "21 December 2020" does not carry the number 21.
    """

    words: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)

    def add_text(self, *texts: str) -> None:
        """Take in the words and numbers of texts."""
        for text in texts:
            self.words.update(word.casefold() for word in _WORD.findall(text))
            self.numbers.update(number for _, number, _ in numbers_in(text))

    def add_number(self, *numbers: float | None) -> None:
        """Take in numbers."""
        self.numbers.update(
            f"{number:g}" if isinstance(number, float) else str(number) for number in numbers if number is not None
        )

    def add_value(self, value: Value) -> None:
        """Take in a value: as printed, in its canonical form, and the parts of what it resolves to."""
        self.add_text(value.words)
        match value:
            case TimeRange():
                self._add_time(value)
            case Place():
                self.add_text(value.name, value.site, value.city, value.relation, value.country)
                self.add_number(value.radius_km)
            case Quantity():
                self.add_number(value.low, value.high)
                self.add_text(value.counted)
            case Name():
                self.add_text(value.canonical, value.role, value.country)
            case Category():
                self.add_text(value.code, show(value))

    def add_statement(self, statement: Statement) -> None:
        """Take in a statement: words, value, speakers, hedge, and the times it was said and published."""
        self.add_text(statement.words, statement.hedge)
        self.days.add(statement.published)
        values: Iterable[Value | None] = (statement.value, statement.speaker, *statement.via, statement.said)
        for value in values:
            if value is not None:
                self.add_value(value)

    def add_report(self, report: Report, *, title: bool) -> None:
        """Take in who published a report and when; where the line prints its title, that too."""
        self.add_text(report.publisher, report.title if title else "")
        self.days.add(report.published)

    def add_link(self, link: Link) -> None:
        """Take in the reasons of a decision."""
        self.add_text(*link.reasons)

    def without_days(self, text: str) -> str:
        """Return a text without the whole days that are carried."""
        for day in self.days:
            text = regex.sub(rf"(?<!\d){show_day(day)}", " ", text)
        return text

    def has_word(self, word: str, *, cut: bool = False) -> bool:
        """Tell whether a word is carried; of a word that was cut, the beginning is enough."""
        return word in self.words or (cut and any(known.startswith(word) for known in self.words))

    def has_number(self, number: str, *, cut: bool = False) -> bool:
        """Tell whether a number, in digits, is carried; of one that was cut, the beginning is enough."""
        return number in self.numbers or (cut and any(known.startswith(number) for known in self.numbers))

    def _add_time(self, value: TimeRange) -> None:
        ends = [value.end - step for step in (timedelta(0), timedelta(microseconds=1), timedelta(days=1)) if value.end]
        for moment in (*([value.start] if value.start else []), *ends):
            self._add_day(moment)
            self.numbers.add(f"{moment:%H:%M}")
        for year, month, day in _DAY.findall(value.timex):
            self._add_day(date(int(year), int(month), int(day)))
        for hour, minute in _CLOCK.findall(value.timex):
            self.numbers.add(f"{hour}:{minute or '00'}")
        if value.timex.endswith("Z"):
            self.words.add("gmt")

    def _add_day(self, day: date) -> None:
        self.numbers.update({str(day.day), str(day.year)})
        self.words.update({MONTHS[day.month - 1].casefold(), WEEKDAYS[day.weekday()].casefold()})


def numbers_in(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each number as printed, in digits, and whether it was cut off by "…"."""
    rest = text
    for found in _COMPOUND.finditer(text):
        tens, unit = NUMBER_WORDS[found[1].casefold()], NUMBER_WORDS[found[2].casefold()]
        yield found[0], str(tens + unit), False
        rest = rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]
    for found in _DIGITS.finditer(rest):
        yield found[0], _plain(found[0]), rest[found.end() : found.end() + 1] == "…"
    for found in _WORD.finditer(rest):
        if found[0].casefold() in NUMBER_WORDS:
            yield found[0], str(NUMBER_WORDS[found[0].casefold()]), False


def names_in(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each name as printed, in lower case, and whether it was cut off by "…"."""
    for found in _WORD.finditer(text):
        if _NAME.match(found[0]):
            yield found[0], found[0].casefold(), text[found.end() : found.end() + 1] == "…"


def _plain(digits: str) -> str:
    """Return "1,000" as "1000" and digits of other scripts as ours; "20:00" and "3.5" stay."""
    joined = digits.replace(",", "") if regex.fullmatch(r"\d{1,3}(?:,\d{3})+", digits) else digits
    return str(int(joined)) if joined.isdecimal() else joined
