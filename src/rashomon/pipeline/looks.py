"""What holds of a statement, as numbers by name, and the words it stands among: what its chance is summed up from.

In: a statement of an incident, and the ground it stands on. Out: :func:`numbers`, and :func:`words`, three groups of
names: the words of its sentence, those of the sentence that first tells of the incident, those of the value and beside
it. Names hold the field or the rule they are of, so that a weight can be read. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log, log1p

import regex

from rashomon.encoder.labels import BESIDE
from rashomon.encoder.reading import ENCODER
from rashomon.extract.beside import is_of_other_act
from rashomon.extract.when import day_of
from rashomon.pipeline import certain
from rashomon.pipeline.ground import Ground, value_at
from rashomon.records import HAPPENED, Account, Name, Place, Quantity, Span, Statement, TimeRange

#: Fields that weights are of by themselves; those of numbers are "count", all of a verbal act "act", the others "rest".
GROUPS: Mapping[str, str] = {
    "place": "place", "time": "time", "victim": "victim", "target": "target", "target_physical": "target",
    "perpetrator": "perpetrator", "weapon": "weapon", "kind": "kind",
}  # fmt: skip
#: Roles of the encoder that the value of such a field may fill.
_ROLES: Mapping[str, Sequence[str]] = {
    "victim": ("Victim", "Person"), "target": ("Target", "Person", "Victim"), "perpetrator": ("PerpInd", "PerpOrg"),
    "weapon": ("Weapon",), "place": ("Place",), "time": ("Time",),
}  # fmt: skip
#: Numbers of the report as a whole, which its statements have alike; so are those of what it opens with.
OF_REPORT = frozenset({"gate of report", "length of report", "incidents in report", "surest type", "surest incident"})
OPENS = " opens"
_VIOLENT = ("PerpInd", "PerpOrg", "Target", "Victim", "Person", "Weapon")
_OTHERS = ("killed", "injured", "perpetrator", "victim", "weapon")
#: So many days before the report, at most, and what that is called.
_AGES = ((-1, "future"), (0, "same"), (1, "one"), (7, "week"), (44, "month"), (399, "year"))
#: A time so many days back tells of no news.
_OLD = 45
_BESIDE, _INSIDE = 4, 6
#: Fields whose numbers the head for counts calls otherwise.
_COUNTED = {"munitions_intercepted": "intercepted", "incident_count": "incidents"}
_WORD = regex.compile(r"\p{L}+|\d+")


def group_of(one: Statement, ground: Ground) -> str:
    """Return the group of fields that a statement belongs to."""
    if one.account_id in ground.acts:
        return "act"
    return GROUPS.get(one.field) or ("count" if isinstance(one.value, Quantity) else "rest")


def numbers(one: Statement, ground: Ground) -> dict[str, float]:
    """Return what holds of a statement of an incident or of an act about one, by name."""
    group, account = group_of(one, ground), ground.incident_of(one)
    assert account is not None
    text = ground.reading.report.text
    at = value_at(one, text)
    return {
        f"field {group}": 1.0,
        **_found_by(one, group, account, ground),
        **_standing(one, group, account, ground),
        **_weighed(one, group, at, account, ground),
        **_told_like(one, group, account, ground),
        **_of_value(one, group, at, account, ground),
        **_of_act(one, ground),
    }


def _found_by(one: Statement, group: str, account: Account, ground: Ground) -> dict[str, float]:
    """Return who found it, and who found the happening."""
    names = one.found_by.split()
    rules = [name for name in names if not name.startswith(ENCODER)]
    made = {f"by {name}": 1.0 for name in rules or ("encoder alone",)}
    if not rules:
        made |= {f"by encoder alone {group}": 1.0, "score": one.score}
    elif len(rules) < len(names):
        made["by both"] = 1.0
    kinds = {name for own in ground.told[account.id] if own.field == "kind" for name in own.found_by.split()}
    made |= {f"kind by {'encoder' if name.startswith(ENCODER) else name}": 1 / len(kinds) for name in sorted(kinds)}
    return made | {f"kind {account.kind}": 1.0}


def _standing(one: Statement, group: str, account: Account, ground: Ground) -> dict[str, float]:
    """Return where it stands in the report, how it is told, and what the gate made of that."""
    here, first = ground.number(one.span.start), ground.number(account.span.start)
    far = log1p(abs(here - first))
    made = {
        "sentences off": far, f"sentences off {group}": far, "before it": float(here < first), "sentence": log1p(here),
        "gate there": _cut(ground.gate(here)), "gate of incident": _cut(ground.gate(first)),
        "gate of report": min(10.0, max(-3.0, ground.seen.kept.score)),
        "length of report": log(max(1, len(ground.reading.report.text))),
        "incidents in report": log1p(len(ground.incidents)),
        "which incident": log1p(ground.incidents[account.id][0]),
        "of another too": float(len(ground.there.get(one.span, ())) > 1),
        "speaker": float(bool(one.speaker_found_by)), "heading": float(ground.sentences[here].heading),
        "quoted": float(one.speech == "direct"), "hedged": float(bool(one.hedge)),
    }  # fmt: skip
    made |= {f"{topic} there": log1p(count) for topic, count in certain.topics(ground.sentences[here].text).items()}
    return made | {f"{topic}{OPENS}": log1p(count) for topic, count in ground.topics.items()}


def _weighed(one: Statement, group: str, at: Span, account: Account, ground: Ground) -> dict[str, float]:
    """Return what the encoder says of its words and its sentence, and whether the account tells of an attack."""
    inside, around = ground.fills(at), ground.fills(one.span) or {}
    violent = max((around.get(role, 0.0) for role in _VIOLENT), default=0.0)
    made = {"violent": violent, f"violent {group}": violent, "surest type": ground.kinds}
    made["surest incident"] = max((told.score for told in ground.seen.told), default=0.0)
    if inside is None:
        made |= {"not read": 1.0, f"not read {group}": 1.0}
    if roles := _ROLES.get(group):
        fills = max((inside or {}).get(role, 0.0) for role in roles)
        made |= {f"fills {group}": fills, f"fills, log {group}": log(fills + 0.01)}
        made[f"filled {group}"] = max(around.get(role, 0.0) for role in roles)
    if counted := ground.counted(at, one.span):
        made |= {"counted": counted.get(_COUNTED.get(one.field, one.field), 0.0)}
        made |= {f"counted {name}": counted[name] for name in ("other", *BESIDE)}
    return made | {"attack": ground.attack[account.id]}


def _told_like(one: Statement, group: str, account: Account, ground: Ground) -> dict[str, float]:
    """Return what else the account tells, the same and another of this field."""
    own = ground.told[account.id]
    of_field = [other.value == one.value for other in own if other.field == one.field and other.id != one.id]
    alike, otherwise = log1p(sum(of_field)), log1p(len(of_field) - sum(of_field))
    made = {"told alike": alike, f"told alike {group}": alike}
    made |= {"told otherwise": otherwise, f"told otherwise {group}": otherwise}
    fields = {other.field for other in own}
    made |= {f"has {name}": float(name in fields) for name in _OTHERS}
    ages = [_age(other) for other in own if other.field == "time"]
    known = [age for age in ages if age is not None]
    return made | {
        "statements of it": log1p(len(own)),
        "long ago": float(bool(known) and min(known) > _OLD),
        "no time": float(not known),
    }


def _of_value(one: Statement, group: str, at: Span, account: Account, ground: Ground) -> dict[str, float]:
    """Return what the value is, whether it was chosen for the incident, and how near a happening is named."""
    value, here = one.value, ground.number(one.span.start)
    sentence = ground.sentences[here]
    placed = ground.settings[sentence.index]
    made = {"words of it": min(8, len(getattr(value, "words", "").split())) / 8}
    if isinstance(value, TimeRange):
        day = ground.days[account.id]
        chosen = day is not None and day_of(value) == day_of(day.value)
        made |= {"chosen time": float(chosen), "times beside": log1p(len(placed.times)), f"basis {value.basis}": 1.0}
        made["other act"] = float(is_of_other_act(sentence.text, *_within(at, sentence.span)))
        made |= {f"days {_called(age)}": 1.0} if (age := _age(one)) is not None else {}
    if isinstance(value, Place):
        place = ground.places[account.id]
        made["chosen place"] = float(place is not None and place.value == value)
        made |= {"places beside": log1p(len(placed.places))}
    if isinstance(value, TimeRange | Place):
        made[f"precision {group} {value.precision}"] = 1.0
    if isinstance(value, Quantity):
        made[value.exactness] = 1.0
    if isinstance(value, Name):
        made[f"name {value.kind}"] = 1.0
    spans = ground.happenings.get(sentence.index, ())
    gaps = [max(0, span.start - at.end, at.start - span.end) for span in spans]
    off = log1p(min(gaps, default=0))
    near = {"happening off": off, f"happening off {group}": off} if gaps else {f"no happening there {group}": 1.0}
    return made | near


def _of_act(one: Statement, ground: Ground) -> dict[str, float]:
    """Return what act it is, and who takes part."""
    if one.account_id not in ground.acts:
        return {}
    told = ground.told[one.account_id]
    actors = {other.value.kind for other in told if other.field == "perpetrator" and isinstance(other.value, Name)}
    fields = {other.field for other in told}
    made = {f"act {ground.acts[one.account_id][0].kind}": 1.0, "act without actor": float(not actors)}
    made |= {f"act with {name}": float(name in fields) for name in ("recipient", "mode")}
    made |= {f"act {one.stance}": 1.0} if one.stance not in HAPPENED else {}
    account = ground.acts[one.account_id][0]
    made |= {f"act seen as {name}": chance for name, chance in ground.acted(account.span, account.kind).items()}
    return made | {f"act of {kind}": 1.0 for kind in sorted(actors)}


def words(one: Statement, ground: Ground) -> Iterator[frozenset[str]]:
    """Yield the words of its sentence, of that which first tells of the incident, and of the value and beside it."""
    account, group = ground.incident_of(one), group_of(one, ground)
    assert account is not None
    text = ground.reading.report.text
    first = ground.sentences[ground.number(account.span.start)]
    there, beside = words_around(one, text, group)
    yield from (there, frozenset(f"first {word}" for word in _words(first.text)), beside)


def words_around(one: Statement, text: str, group: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a statement's sentence, and those of the value and beside it, the latter named by a group."""
    at = value_at(one, text)
    there = frozenset(f"there {word}" for word in _words(text[one.span.start : one.span.end]))
    before, behind = _words(text[one.span.start : at.start])[-_BESIDE:], _words(text[at.end : one.span.end])[:_BESIDE]
    beside = [f"{group} before {word}" for word in before] + [f"{group} behind {word}" for word in behind]
    own = {f"{group} is {word}" for word in _words(getattr(one.value, "words", ""))[:_INSIDE]}
    return there, frozenset(beside) | own


def _words(text: str) -> list[str]:
    """Return the words of a text, in lower case; every number is "#"."""
    return ["#" if word[0].isdigit() else word.lower() for word in _WORD.findall(text)]


def _within(at: Span, sentence: Span) -> tuple[int, int]:
    return max(0, at.start - sentence.start), max(0, at.end - sentence.start)


def _cut(score: float) -> float:
    return min(5.0, max(-3.0, score))


def _age(one: Statement) -> int | None:
    """Return how many days before the report a time begins; None where it is not told."""
    begun = one.value.start if isinstance(one.value, TimeRange) else None
    return None if begun is None else (one.published - begun.date()).days


def _called(age: int) -> str:
    return next((name for most, name in _AGES if age <= most), "old")
