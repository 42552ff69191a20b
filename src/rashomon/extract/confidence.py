"""How sure a report is that an organisation did it, and which words it rests on.

In: the organisation's name, the text of one report, and statements of it. Out: one of the six fills of MUC-4 slot 11
with a reason. The evidence (``extract/blame.py``) comes to seven numbers, and four fills are weighed, with the weights
in ``vocabulary/confidence_weights.yaml``, which ``training/confidence.py`` fits. The others are decided: suspected by
authorities is suspected where authorities are most of those who accuse; acquitted is what the words say. Nothing that
names the organisation, or nothing but denials, gives POSSIBLE. A claim that the organisation takes back is none: what
the others say is left.

That the speaker's kind alone weighs nothing is what the training keys show: what an authority or a witness tells
without doubt was coded as fact there as often as what the report tells itself. MUC-4 task documentation, part 1,
section 7.12, and part 2, slot 11.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.extract.blame import Evidence, Sort, read_passage, says, withdrawal, without_claim
from rashomon.extract.passages import Passage, aliases, passages, read_text
from rashomon.extract.withdrawals import taken_back
from rashomon.records import Name, Span, Statement
from rashomon.values.names import same_name
from rashomon.vocabulary import load_vocabulary

FACT, ADMITTED, POSSIBLE, ACQUITTED = "REPORTED AS FACT", "CLAIMED OR ADMITTED", "POSSIBLE", "ACQUITTED"
SUSPECTED = "SUSPECTED OR ACCUSED"
BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"
CONFIDENCES = (FACT, ADMITTED, BY_AUTHORITIES, SUSPECTED, POSSIBLE, ACQUITTED)
#: Those that are weighed.
WEIGHED = (FACT, ADMITTED, SUSPECTED, POSSIBLE)
#: What is weighed: which readings occur, shares of the sentences that tell anything, and what the whole report shows.
NUMBERS = ("any claimed", "any blamed", "any denied", "doubted", "mentioned", "group claims", "ours")
#: Fill -> its "base", a number, and its "weights", number by name.
Weights = Mapping[str, Mapping[str, Any]]
_FIELDS = frozenset({"perpetrator", "responsibility"})
#: Evidence that connects the organisation with nothing that was done.
_IDLE: frozenset[Sort] = frozenset({"mentioned", "denied", "withdrawn"})
_ACCUSING: frozenset[Sort] = frozenset({"blamed", "accused", "doubted"})
#: Which evidence a reason shows: the first of these that there is.
_SHOWN: Mapping[str, tuple[str, ...]] = {
    FACT: ("told", "mentioned"),
    ADMITTED: ("claimed", "unnamed", "ours"),
    SUSPECTED: ("blamed", "accused", "doubted", "denied"),
    BY_AUTHORITIES: ("blamed", "accused", "doubted"),
    POSSIBLE: ("withdrawn", "denied", "doubted", "mentioned"),
    ACQUITTED: ("acquitted", "denied"),
}


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure: a fill of slot 11, the reason in a sentence, and the evidence that it rests on.

    ``spans`` are stretches of the report's text, ``statements`` the ids of the statements among the evidence; ``why``
    is the reason without a name or a quotation, a phrase of ``vocabulary/confidence.yaml``, "" where no evidence is of
    a sort that speaks for the fill.
    """

    fill: str
    reason: str
    spans: tuple[Span, ...] = ()
    statements: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """All the evidence on one organisation in one report, what the report shows round about, and the numbers of it."""

    evidence: tuple[Evidence, ...]
    around: tuple[Evidence, ...]
    numbers: Mapping[str, float]


def confidence_of(
    name: str, text: str, statements: Sequence[Statement] = (), *, others: Sequence[str] = ()
) -> Confidence:
    """Return how sure a report is that the organisation called ``name`` did it.

    ``statements`` are those of the report or of one of its accounts; the ones on the perpetrator or on responsibility
    that name the organisation count. ``others`` are further names of it.
    """
    return weigh(gather([name, *others], text, statements))


def gather(names: Sequence[str], text: str, statements: Sequence[Statement] = ()) -> Case:
    """Gather the evidence on an organisation by its names."""
    bearers = [Name(name, name) for name in names]
    own = [one for one in statements if one.field in _FIELDS and _bears(one, bearers)]
    known = list(dict.fromkeys(alias for name in names for alias in aliases(name, text)))
    read = _read(passages(known, text, own), own)
    around = _around(text)
    if any(one.sort == "withdrawn" for found in read for one in found):
        around = tuple(one for one in around if one.sort != "unnamed")
    return Case(tuple(one for found in read for one in found), around, _numbers(read, around))


def weigh(case: Case, weights: Weights | None = None) -> Confidence:
    """Decide for one fill; ``weights`` stand in for those that ship."""
    evidence = case.evidence
    if not evidence:
        return Confidence(POSSIBLE, "Nothing in the report says that this organisation did it.")
    if cleared := _cleared(evidence):
        return _because(ACQUITTED, cleared)
    sorts = {one.sort for one in evidence}
    if sorts <= _IDLE and sorts != {"mentioned"}:
        return _because(POSSIBLE, evidence)
    fill = max(WEIGHED, key=lambda one: score(one, case.numbers, weights or load_vocabulary("confidence_weights")))
    accusing = [one for one in evidence if one.sort in _ACCUSING]
    if fill == SUSPECTED and 2 * len(_places(accusing, "authority")) > len(_places(accusing)):
        return _because(BY_AUTHORITIES, [one for one in accusing if one.voice == "authority"])
    return _because(fill, [*evidence, *case.around])


def score(fill: str, numbers: Mapping[str, float], weights: Weights) -> float:
    """Return the sum that a weighed fill gets: its base and a weight for each number."""
    entry = weights[fill]
    return float(entry["base"] + sum(entry["weights"][name] * numbers[name] for name in NUMBERS))


def _read(found: Sequence[Passage], own: Sequence[Statement]) -> list[list[Evidence]]:
    """Return the evidence of each sentence; up to where a claim is taken back, that it was made is evidence no more."""
    undone = {one.id for one in taken_back(own)}
    cues = [withdrawal(passage, undone) for passage in found]
    last = max((at for at, cue in enumerate(cues) if cue), default=-1)
    read = [read_passage(passage) for passage in found]
    for at, passage in enumerate(found[: last + 1]):
        if cues[at] or _has(read[at], "claimed"):
            read[at] = without_claim(read[at], passage, cues[at])
    return read


def _numbers(read: Sequence[Sequence[Evidence]], around: Sequence[Evidence]) -> dict[str, float]:
    telling = [found for found in read if any(one.sort not in {"mentioned", "withdrawn"} for one in found)] or read
    sorts = [{one.sort for one in found} for found in telling]
    shown = {one.sort for one in around}

    def share(sort: Sort) -> float:
        return sum(sort in one for one in sorts) / len(sorts) if sorts else 0.0

    return {
        "any claimed": float(share("claimed") > 0),
        "any blamed": float(share("blamed") > 0),
        "any denied": float(share("denied") > 0),
        "doubted": share("doubted"),
        "mentioned": share("mentioned"),
        "group claims": float("unnamed" in shown),
        "ours": float("ours" in shown),
    }


def _around(text: str) -> tuple[Evidence, ...]:
    """Return what a report shows of claims without any name: "the group claimed it", "our columns attacked"."""
    found: list[Evidence] = []
    for sentence in read_text(text)[0]:
        words, span = sentence.text, sentence.span
        if says("claimed", words) and says("unnamed", words) and not says("unclaimed", words):
            found.append(Evidence("unnamed", "own", span, words))
        if says("ours", words):
            found.append(Evidence("ours", "own", span, words))
    return tuple(found)


def _cleared(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence that it was acquitted, or that an authority clears it and nobody says it did it."""
    told = [one for one in evidence if one.sort not in _IDLE]
    by_authority = [one for one in evidence if one.sort == "denied" and one.voice == "authority" and one.statements]
    return [one for one in evidence if one.sort == "acquitted"] or ([] if told else by_authority)


def _places(evidence: Sequence[Evidence], voice: str = "") -> set[int]:
    return {one.sentence for one in evidence if voice in {"", one.voice}}


def _because(fill: str, evidence: Sequence[Evidence]) -> Confidence:
    apt = [one for one in evidence if fill != SUSPECTED or one.voice != "authority"] or evidence
    shown = next(([one for one in apt if one.sort == sort] for sort in _SHOWN[fill] if _has(apt, sort)), [])
    chosen = shown or list(evidence)
    first = chosen[0]
    who = f" ({first.speaker.words})" if first.speaker and first.speaker.words and first.voice != "own" else ""
    reason = load_vocabulary("confidence")["reasons"][first.sort][first.voice]
    statements = dict.fromkeys(key for one in chosen for key in one.statements)
    quoted = " ".join(first.words.split())
    return Confidence(
        fill,
        f"{reason}{who}: “{quoted}”.",
        tuple(one.span for one in chosen),
        tuple(statements),
        reason if shown else "",
    )


def _has(evidence: Sequence[Evidence], sort: str) -> bool:
    return any(one.sort == sort for one in evidence)


def _bears(statement: Statement, bearers: Sequence[Name]) -> bool:
    value = statement.value
    if not isinstance(value, Name):
        return False
    forms = {value.canonical.casefold(), value.words.casefold()}
    return any(one.canonical.casefold() in forms or same_name(value, one) for one in bearers)
