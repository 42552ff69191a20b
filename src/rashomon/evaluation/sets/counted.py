"""Numbers in texts, and what each counts by the coding of the set: rows of awsd, MUC-4's keys, RAMS and WikiEvents.

In: the folder of labelled sets. Out: texts with the numbers whose meaning the set tells, each with one of ``COUNTED``;
of all other numbers it says nothing. A set tells it in one of two ways. A coded total (awsd, gva) is laid to the one
number of that size that counts people, and to none where several might be meant. What an argument or a fill of a key
is made of tells what the number it begins with counts; one that two of them tell otherwise is left out. Marks made by
hand (:func:`of_marked`) lie on the number itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.encoder.counts import Number, numbers_of
from rashomon.evaluation.muc4.keys import Template, load_keys, type_of
from rashomon.evaluation.muc4.message import normalise
from rashomon.evaluation.sets import awsd, rams, wikievents
from rashomon.evaluation.sets.marked import COUNTS, MarkedText
from rashomon.evaluation.sets.texts import Event, EventText, Labelled
from rashomon.extract.people import find_people
from rashomon.extract.sentences import split
from rashomon.records import Sentence

#: What the fills of a slot count where no effect is told of them.
_SLOTS = {9: "attackers", 12: "objects", 6: "munitions"}
_EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
#: Beginnings of types of events, and what each role counts there. Of other events every argument counts something else.
_ROLES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("life.die.nonviolent", {}),
    ("life.injure.illness", {}),
    ("life.die", {"victim": "killed", "killer": "attackers", "instrument": "munitions"}),
    ("life.injure", {"victim": "injured", "injurer": "attackers", "instrument": "munitions"}),
    ("justice.arrest", {"detainee": "arrested", "jailer": "other"}),
    ("conflict.attack", {"attacker": "attackers", "instrument": "munitions", "explosivedevice": "munitions"}),
    ("artifactexistence.damage", {"artifact": "objects", "instrument": "munitions"}),
)
#: Beginnings of types of events whose arguments may be anybody harmed: they tell nothing where no role above does.
_OF_HARM = ("life.", "conflict.attack", "justice.", "artifactexistence.damage", "disaster.", "genericcrime")


@dataclass(frozen=True, slots=True)
class CountedText:
    """A text, its sentences, and the numbers whose meaning is told: label by place among ``numbers``."""

    id: str
    text: str
    sentences: tuple[Sentence, ...]
    numbers: tuple[Number, ...]
    told: Mapping[int, str]


def load(data: Path, muc4: str = "dev") -> list[CountedText]:
    """Read all sets; ``muc4`` is the split of MUC-4. Texts in which nothing is told are left out.

    Raises OSError when a file is not there, DataMissing when that of MUC-4 is not.
    """
    rows = awsd.load_counts(data / awsd.FILE.format(split=awsd.SPLIT))
    made = [
        *(of_coded(one.id, one.text, coded_totals(one)) for one in rows),
        *(
            of_key(f"muc4/{key.doc_id}", normalise(key.text), key.templates)
            for key in load_keys(data / "muc4" / f"{muc4}.jsonl")
        ),
        *(of_events(text) for text in (*rams.load(data), *wikievents.load(data))),
    ]
    return [one for one in made if one.told]


def of_coded(id_: str, text: str, coded: Mapping[str, int]) -> CountedText:
    """Lay coded totals, by what they count, to the numbers of a text."""
    sentences = tuple(split(text))
    numbers = tuple(numbers_of(sentences))
    people = {at for sentence in sentences for at in _of_people(sentence)}
    told = dict[int, str]()
    for what, total in coded.items():
        fits = [
            at for at, one in enumerate(numbers) if one.value.low == total == one.value.high and one.start in people
        ]
        if total and len(fits) == 1 and list(coded.values()).count(total) == 1:
            told[fits[0]] = what
    return CountedText(id_, text, sentences, numbers, told)


def coded_totals(row: awsd.Counted) -> dict[str, int]:
    """Return the totals that are coded of a row, by what they count."""
    return {"killed": row.killed, "injured": row.wounded, "kidnapped": row.kidnapped}


def _of_people(sentence: Sentence) -> Iterator[int]:
    """Yield where the words for people begin that a number may stand before, in characters of the report."""
    for one in find_people(sentence.text):
        for member in one.members or (one,):
            if member.kind in {"counted", "described"}:
                yield sentence.span.start + member.start


def of_key(id_: str, text: str, templates: Sequence[Template]) -> CountedText:
    """Tell by the fills of a key: perpetrators, targets, weapons, and people by what happened to them."""
    folded = text.lower()
    marks = [mark for template in templates for mark in _of_template(template, folded)]
    return _marked(id_, text, marks)


def _of_template(template: Template, folded: str) -> Iterator[Labelled]:
    effects = {word.lower(): fill.words[0] for fill in template.fills(23) for word in fill.tags if fill.words}
    kidnapped = type_of(template.slots) == "kidnapping"
    for slot in (6, 9, 12, 18, 19):
        for word in (word.lower() for fill in template.fills(slot) for word in fill.words):
            what = _SLOTS.get(slot) or _EFFECTS.get(effects.get(word, "")) or ("kidnapped" if kidnapped else "")
            if what:
                yield from ((*place, what) for place in _places(folded, word))


def _places(folded: str, words: str) -> Iterator[tuple[int, int]]:
    at = folded.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not folded[at - 1 : at].isalnum() and not folded[end : end + 1].isalnum():
            yield at, end
        at = folded.find(words, end)


def of_events(text: EventText) -> CountedText:
    """Tell by the arguments of events."""
    return _marked(text.id, text.text, [mark for event in text.events for mark in _of_event(event)])


def of_marked(text: MarkedText) -> CountedText:
    """Tell by marks made by hand, which lie on the words of the number itself."""
    marks = [(*span, what) for one in text.incidents for what in COUNTS for span in one.spans.get(what, ())]
    return _marked(text.id, text.text, marks, lambda number, start, end: number.start < end and start < number.end)


def _of_event(event: Event) -> Iterator[Labelled]:
    kind = event.type.lower()
    roles = next((roles for start, roles in _ROLES if kind.startswith(start)), {})
    for start, end, role in event.roles:
        what = roles.get(role.lower()) or ("" if kind.startswith(_OF_HARM) else "other")
        if what and role.lower() != "place":
            yield start, end, what


def _begins(number: Number, start: int, end: int) -> bool:
    return number.start <= start < max(number.stop, number.end + 1) and end > number.end


def _marked(
    id_: str, text: str, marks: Iterable[Labelled], of: Callable[[Number, int, int], bool] = _begins
) -> CountedText:
    """Tell of each number what the marks ``of`` it say: usually those on words that it begins, or right behind it."""
    sentences = tuple(split(text))
    numbers = tuple(numbers_of(sentences))
    found: dict[int, set[str]] = {}
    for start, end, what in marks:
        for at, one in enumerate(numbers):
            if of(one, start, end):
                found.setdefault(at, set()).add(what)
    told = {at: next(iter(rest)) for at, whats in found.items() if len(rest := whats - {"other"} or whats) == 1}
    return CountedText(id_, text, sentences, numbers, told)
