"""MUC-4's own scoring of all slots: what each slot of each template is worth, over all templates.

In: raw templates of responses and keys, by text, in one notation (slots "0" to "24", each a list of fills). Out: a
tally for every slot of every text.

The rules are those of the scoring guidelines, version 7 (May 1992), and of Chinchor, "MUC-4 Evaluation Metrics" (1992):

- Recall is (correct + half of partial) / (correct + partial + incorrect + missing); precision has spurious for
  missing. F is their harmonic mean ("P&R").
- The headline is the row ALL TEMPLATES: the fills of a template without partner are missing or spurious in full. The
  template number (slot 1) is tallied by itself and in no sum; slot 0 is not scored.
- A template may be mapped to one of the key only if the type fits at least partially, and so does at least one of the
  perpetrators, physical targets or human targets (slots 9, 10, 12, 13, 18, 19, 20). Of these mappings, the one with the
  greatest sum of credits is taken.
- Within a slot, fills are paired so that the sum of credits is greatest. What is left on both sides is incorrect; what
  is left over then is spurious or missing.
- What the key marks optional (``?``, OPTIONAL) is counted where the response has it, and costs nothing where not. An
  unpaired fill of the response beside an optional fill of the key is spurious.
- A slot empty on both sides is noncommittal, which no share counts. A fill where the key has ``*`` is spurious.

A person decided about strings, places, dates and numbers that were not equal. Here rules do (see ``string_fills`` and
``value_fills``), and no partial credit is spread over several fills ("distributed", section 3.1.1.3). So figures
are near those of 1992, rather below than above, and not the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.evaluation.muc4.credit import CORRECT
from rashomon.evaluation.muc4.judging import TYPE, fills_of, judge
from rashomon.evaluation.muc4.keys import RawTemplate, is_irrelevant, template_of
from rashomon.evaluation.muc4.notation import Fill
from rashomon.evaluation.muc4.tallies import SlotScores, Tally
from rashomon.evaluation.one_to_one import best_pairs

SCORED = range(2, 25)
TEMPLATE = 1
CONTENT = frozenset({9, 10, 12, 13, 18, 19, 20})
REQUIRED = 0.001  # far below half a credit: between equal pairings, what the key requires goes before what is optional


@dataclass(frozen=True, slots=True)
class _Prepared:
    optional: bool
    fills: Mapping[int, tuple[Fill, ...]]


def score_slots(
    predicted: Mapping[str, Sequence[RawTemplate]], gold: Mapping[str, Sequence[RawTemplate]]
) -> SlotScores:
    """Score responses against keys, both by text; a text of the keys without responses has none."""
    return SlotScores(
        {doc_id: _score(_prepare(predicted.get(doc_id, ())), _prepare(keys)) for doc_id, keys in gold.items()}
    )


def _prepare(templates: Sequence[RawTemplate]) -> list[_Prepared]:
    return [
        _Prepared(template_of(raw).optional, {slot: fills_of(slot, raw.get(str(slot), ())) for slot in SCORED})
        for raw in templates
        if not is_irrelevant(raw)
    ]


def _score(ours: Sequence[_Prepared], theirs: Sequence[_Prepared]) -> dict[int, Tally]:
    compared = {(i, j): _compared(one, key) for i, one in enumerate(ours) for j, key in enumerate(theirs)}
    weights = [[_weight(compared[i, j], key) for j, key in enumerate(theirs)] for i in range(len(ours))]
    pairs = best_pairs(weights)
    missing = [key for j, key in enumerate(theirs) if j not in {j for _, j in pairs}]
    spurious = [one for i, one in enumerate(ours) if i not in {i for i, _ in pairs}]
    tallies = {slot: _alone(slot, spurious, missing) for slot in SCORED}
    for pair in pairs:
        for slot, tally in compared[pair].items():
            tallies[slot] += tally
    optional = sum(key.optional for key in missing)
    return {TEMPLATE: Tally(len(pairs), 0, 0, len(spurious), len(missing) - optional, optional), **tallies}


def _compared(one: _Prepared, key: _Prepared) -> dict[int, Tally]:
    """Tally every slot of two templates; no slot where they may not be mapped to each other."""
    kind = compare_fills(TYPE, one.fills[TYPE], key.fills[TYPE])
    if not kind.credit:
        return {}
    tallies = {slot: compare_fills(slot, one.fills[slot], key.fills[slot]) for slot in SCORED}
    return tallies if any(tallies[slot].credit for slot in CONTENT) else {}


def _weight(tallies: Mapping[int, Tally], key: _Prepared) -> float:
    return _preferred(sum(tally.credit for tally in tallies.values()), key)


def _preferred(credit: float, key: _Prepared | Fill) -> float:
    return credit + REQUIRED * (not key.optional) if credit else 0.0


def compare_fills(slot: int, ours: Sequence[Fill], theirs: Sequence[Fill]) -> Tally:
    """Tally one slot of two templates that are mapped to each other."""
    credits = [[judge(slot, one, key) for key in theirs] for one in ours]
    pairs = best_pairs([[_preferred(c, key) for c, key in zip(row, theirs, strict=True)] for row in credits])
    correct = sum(credits[i][j] == CORRECT for i, j in pairs)
    unmet = _required(key for j, key in enumerate(theirs) if j not in {j for _, j in pairs})
    over = len(ours) - len(pairs)
    incorrect = min(over, unmet)
    noncommittal = int(not ours and not unmet)
    return Tally(correct, len(pairs) - correct, incorrect, over - incorrect, unmet - incorrect, noncommittal)


def _alone(slot: int, spurious: Sequence[_Prepared], missing: Sequence[_Prepared]) -> Tally:
    """Tally a slot over templates without partner; an optional template of the key is not missing."""
    missed = sum(_required(key.fills[slot]) for key in missing if not key.optional)
    return Tally(spurious=sum(len(one.fills[slot]) for one in spurious), missing=missed)


def _required(fills: Iterable[Fill]) -> int:
    return sum(not fill.optional for fill in fills)
