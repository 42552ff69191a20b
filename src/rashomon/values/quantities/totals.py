"""How many in all, by the statements of one account: bounds, a best number, and why.

In: statements of counts ("four killed", "Ann Rowe, 34, killed", "another man died", "six shot"). Out: a :class:`Total`
for a field. Nothing is overwritten: the statements stay, and the total cites those it rests on. Without a statement
there is no total. The rules, each told in ``reasons`` where it decided:

- What stands in lines without a full stop (captions, links to other news) counts only where nothing else tells of it,
  and who is told of alone there only where no sentence tells of anybody harmed; but for the first line, the headline.
- A number told outright goes before adding up; of several, the highest: a toll rises as more is known.
- In one sentence, others are added ("two died at the scene and a third in hospital"), so are numbers with a verb each
  ("a cook was killed and two guards were killed"), and so is who did it ("killed three people and then himself").
  Others told as harmed too right behind are added ("one died. Two others were also killed").
- A count over a span of time ("so far this year") or of several incidents ("in separate shootings") is never of one.
- A number that only the encoder reads stands in where the rules come to no total of a field, and never beside them.
- Who is told of one by one is counted once: by name, by age, by being another.
- Those shot or hit are killed or wounded: who was shot and is not told to be dead is wounded, and so is who was shot
  beside somebody killed ("two were killed and seven others were shot").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from rashomon.records import HAPPENED, Quantity, Statement
from rashomon.values.quantities.beside import BY_SOMEBODY, of_sentence
from rashomon.values.quantities.parts import Part, parts_of
from rashomon.values.quantities.persons import persons
from rashomon.values.quantities.told_again import certainly_alive, doers_among, without_dead

Field = Literal["killed", "injured", "kidnapped", "casualties", "missing"]
#: What found a number that no rule reads: it stands in where nothing else tells of a field.
_BY_HEAD = ":counts"
_HARM = frozenset({"killed", "injured", "casualties"})
#: A rule that tells of killed and wounded in one, of whom nobody says how many live.
_EITHER = "killed_or_wounded"
#: Rules that tell of wounding with who did it as the subject.
_WOUNDED_BY_SOMEBODY = ("rule:wounding", "rule:injured_active", "rule:shooting_somebody")


@dataclass(frozen=True, slots=True)
class Total:
    """How many in all: inclusive bounds (``high`` None where open), the best number, why, and what it rests on."""

    low: int
    high: int | None
    best: int
    reasons: tuple[str, ...]
    statements: tuple[str, ...]


def total_of(statements: Iterable[Statement], field: Field) -> Total | None:
    """Return how many there are in all by the statements of one account, None where nothing tells of it."""
    told = sorted((s for s in statements if s.stance in HAPPENED), key=lambda s: (s.span, s.id))
    read = [s for s in told if not s.found_by.endswith(_BY_HEAD)]
    total = _total(read, field)
    return total if total is not None or len(read) == len(told) else _total(told, field)


def _total(told: Sequence[Statement], field: Field) -> Total | None:
    counted = _of_one_incident(_in_sentences(told))
    dead = parts_of(counted, "killed")
    hit = parts_of(counted, "casualties")
    if field == "casualties":
        return _direct(hit)
    direct = _direct(parts_of(counted, field))
    if field == "injured":
        hit = [part for part in hit if _EITHER not in part.statement.found_by]
        alive = without_dead(parts_of(counted, field), dead)
        survivors = certainly_alive(hit, dead)
        rest = _at_least(_the_rest(_direct(alive), _direct(hit), _direct(dead)), survivors)
        rest = _others_beside(rest, hit, dead)
        doers = doers_among([*alive, *hit], dead, told)
        return _with_doer(rest, [*alive, *hit], doers) if doers else rest
    return direct


def _the_rest(direct: Total | None, shot: Total | None, killed: Total | None) -> Total | None:
    """Those shot and not killed are wounded, where fewer are told to be wounded."""
    if shot is None:
        return direct
    dead = killed.best if killed else 0
    left = max(shot.best - dead, 0)
    if direct is not None and direct.best >= left:
        return direct
    cited = (*shot.statements, *(killed.statements if killed else ()))
    low = direct.best if direct else 0
    return Total(low, left, left, (f"{shot.best} shot or hit, {dead} of them killed",), cited)


def _at_least(total: Total | None, people: Sequence[Part]) -> Total | None:
    """Raise a total to the persons told of one by one, where it is less."""
    number = persons(people)
    if number <= (total.best if total else 0):
        return total
    cited = tuple(dict.fromkeys((*(total.statements if total else ()), *(part.statement.id for part in people))))
    return Total(total.low if total else 0, None, number, (f"{number} shot beside those killed",), cited)


def _others_beside(total: Total | None, shot: Sequence[Part], dead: Sequence[Part]) -> Total | None:
    """Raise a total to others shot beside a number of dead: "two men were killed and seven others were shot"."""
    others = [part for part in shot if part.is_number and part.is_other and any(part.is_behind(one) for one in dead)]
    most = max(others, key=lambda part: part.number, default=None)
    if most is None or most.number <= (total.best if total else 0):
        return total
    low = max(total.low if total else 0, most.number)
    return Total(low, None, most.number, (f"{most.number} others shot beside those killed",), (most.statement.id,))


def _with_doer(total: Total | None, wounded: Sequence[Part], doers: Sequence[Part]) -> Total | None:
    """Add who did it, told of by name as wounded, to a number of those that he or she wounded."""
    numbers = [part for part in wounded if total and part.is_number and part.number == total.best]
    if (
        total is None
        or any(part.holds_doer for part in numbers)
        or not any(part.statement.found_by.split()[0] in _WOUNDED_BY_SOMEBODY for part in numbers)
    ):
        return total
    cited = tuple(dict.fromkeys((*total.statements, *(part.statement.id for part in doers))))
    reasons = (*total.reasons, "who did it beside them")
    return Total(total.low + 1, total.high and total.high + 1, total.best + 1, reasons, cited)


def _direct(parts: Sequence[Part]) -> Total | None:
    parts = _without_lines(parts)
    if not parts:
        return None
    numbers = [part for part in parts if part.is_number and not part.is_included]
    people = [part for part in parts if not part.is_number and not part.is_deed]
    bound = max((part.number for part in parts if part.is_deed), default=0)
    best, reasons = 0, list[str]()
    for _, group in groupby(parts, key=lambda part: part.statement.span):
        number, reason = of_sentence(list(group))
        if number > best:
            best, reasons = number, [reason]
    if (besides := _besides(parts)) > best:
        best, reasons = besides, ["others told besides"]
    one_by_one = persons(people)
    if one_by_one > best:
        best, reasons = one_by_one, [f"{one_by_one} told of one by one"]
    if _doer_apart(parts, best):
        best, reasons = best + 1, [*reasons, "who did it beside them"]
    further = max(
        (part.ordinal for part in people if part.statement.field == "killed" or _is_told(numbers, best)), default=0
    )
    if best and further == best + 1:
        best, reasons = further, [*reasons, "one more told by number in order"]
    if bound > best:
        best, reasons = bound, [f"words for the deed tell of {bound}"]
    low = max([part.value.low or 0 for part in numbers] + [min(one_by_one, best)], default=0)
    exact = any(part.value.high == best and part.value.low == best for part in numbers)
    cited = tuple(dict.fromkeys(part.statement.id for part in parts))
    return Total(min(low, best), best if exact else None, best, tuple(reasons), cited)


def _besides(parts: Sequence[Part]) -> int:
    """Add others harmed besides to the number told right before: "two died. | Three others | were also hit"."""
    told = [part for part in parts if not part.is_deed and not part.is_included]
    for before, others in pairwise(told):
        later = others.is_number and others.is_other and others.is_too and others.statement.span > before.statement.span
        if later and before.is_number and not before.is_other and not before.is_heading:
            return before.number + others.number
    return 0


def _is_told(numbers: Sequence[Part], best: int) -> bool:
    """Tell a number of several that is told outright: "a fifth was hurt" is one more than the four told of before."""
    return best > 1 and any(part.number == best for part in numbers)


def _in_sentences(told: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out who is told of alone in captions and links, where a sentence tells of anybody harmed.

    The headline, the first of all, stays; so does a number, which a last sentence without a full stop may tell.
    """
    parts = [Part(s, s.value) for s in told if s.field in _HARM and isinstance(s.value, Quantity)]
    lines = {p.statement.id for p in parts if p.is_heading and p.statement.span.start > 0 and not p.is_number}
    if all(part.is_heading for part in parts) and not any(part.statement.span.start == 0 for part in parts):
        return told
    return [s for s in told if s.id not in lines]


def _without_lines(parts: Sequence[Part]) -> list[Part]:
    """Leave out captions and links where the headline tells of it; words for the deed in a caption count nobody."""
    kept = [part for part in parts if not part.is_heading or part.statement.span.start == 0]
    return kept or [part for part in parts if not part.is_deed]


def _of_one_incident(told: Sequence[Statement]) -> list[Statement]:
    """Leave out numbers of many incidents, and a headline that tells such a number again."""
    parts = [Part(s, s.value) for s in told if s.field in _HARM and isinstance(s.value, Quantity)]
    left_out = {part.statement.id for part in parts if part.is_of_many}
    many = {part.number for part in parts if part.statement.id in left_out}
    headline = (part for part in parts if part.statement.span.start == 0 and part.is_number and part.number in many)
    left_out.update(part.statement.id for part in headline)
    return [s for s in told if s.id not in left_out]


def _doer_apart(parts: Sequence[Part], best: int) -> bool:
    """Tell whether who did it is dead too, and not in the number: "killed three people before he shot himself"."""
    doers = [part for part in parts if part.is_doer and not part.is_number]
    if not doers or not best:
        return False
    numbers = [part for part in parts if part.is_number and part.number == best]
    if not numbers:
        victims = [part for part in parts if not part.is_number and not part.is_deed and not part.is_doer]
        by_own_hand = any("self_killed" in part.statement.found_by for part in doers)
        return by_own_hand and persons(victims) == best and not _is_told_again(doers, victims)
    if any(part.holds_doer for part in numbers):
        return False
    together = {part.statement.span for part in doers if "self_killed" in part.statement.found_by}
    by_somebody = [part for part in numbers if part.statement.found_by.split()[0] in BY_SOMEBODY]
    return by_somebody == numbers or any(part.statement.span in together for part in by_somebody)


def _is_told_again(doers: Sequence[Part], victims: Sequence[Part]) -> bool:
    """Tell victims who may be who killed himself: nobody kills them, and all are told as he is ("he", "the boy")."""
    killed = any(part.statement.found_by.split()[0] in BY_SOMEBODY for part in victims)
    return not killed and persons([*doers, *victims]) == persons(doers)
