"""Every MUC-4 figure of one set of responses: template filling, role fillers and all slots, each with its interval.

In: keys, and responses in the notation of the keys (slots "0" to "24", each a list of fills). Out: a ``Result`` in
percent. The metrics are of four kinds that are never compared with each other: ``template_*`` and ``gtt_*`` (GTT),
``ceaf_ree_*``, ``ceaf_rme_*`` and ``all_slots_*`` with ``slot_N_*`` (the evaluation of 1992).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.evaluation.muc4.ceaf_ree import pooled_key, score_ceaf_ree
from rashomon.evaluation.muc4.ceaf_rme import score_ceaf_rme
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.muc4.gtt import GTT_SLOTS, score_gtt
from rashomon.evaluation.muc4.keys import GttTemplate, KeyDocument, is_irrelevant, view_of
from rashomon.evaluation.muc4.slots import SCORED, score_slots
from rashomon.evaluation.muc4.tallies import SlotScores
from rashomon.evaluation.results import Result
from rashomon.evaluation.shares import share_intervals, shares

BENCHMARK = "muc4"
Responses = Mapping[str, Sequence[Mapping[str, list[str]]]]
_ByText = Mapping[str, Counts]


def evaluate_muc4(
    gold: Sequence[KeyDocument], predicted: Responses, *, split: str = "development", samples: int = 1000
) -> Result:
    """Score responses, by text, against keys; a text of the keys without responses has none.

    ``samples`` is the number of draws for the intervals. Raises UsageError where there are no keys.
    """
    counts = {**_literature(gold, predicted), **_official(gold, predicted)}
    metrics = {name: share for kind, by_text in counts.items() for name, share in shares(kind, by_text).items()}
    intervals = {
        name: ends for kind, by_text in counts.items() for name, ends in share_intervals(kind, by_text, samples).items()
    }
    return Result(BENCHMARK, split, len(gold), metrics, intervals)


def _literature(gold: Sequence[KeyDocument], predicted: Responses) -> dict[str, _ByText]:
    """Count for the metrics of the literature, which look at types and five roles."""
    keys = {document.doc_id: document.gtt for document in gold}
    pools: dict[str, Sequence[GttTemplate]] = {document.doc_id: [pooled_key(document)] for document in gold}
    views = {doc_id: [view_of(raw) for raw in found if not is_irrelevant(raw)] for doc_id, found in predicted.items()}
    gtt = score_gtt(views, keys)
    return {
        "template": gtt.by_document(),
        "strict_template": score_gtt(views, keys, "strict").by_document(),
        **{f"gtt_{slot.lower()}": gtt.by_document(slot) for slot in GTT_SLOTS},
        "ceaf_ree": score_ceaf_ree(views, pools).by_document(),
        "ceaf_rme": score_ceaf_rme(views, keys).by_document(),
        "ceaf_rme_subset": score_ceaf_rme(views, keys, "subset").by_document(),
    }


def slot_counts(gold: Sequence[KeyDocument], predicted: Responses) -> dict[int, _ByText]:
    """Count by text for each slot from 2 on, under the rules of 1992."""
    scores = _scored(gold, predicted).scores()
    return {number: scores.by_document(str(number)) for number in SCORED}


def _official(gold: Sequence[KeyDocument], predicted: Responses) -> dict[str, _ByText]:
    """Count for the scoring of all slots."""
    found = _scored(gold, predicted)
    scores = found.scores()
    return {
        "all_slots": scores.by_document(),
        "slot_1": found.template_numbers(),
        **{f"slot_{number}": scores.by_document(str(number)) for number in SCORED},
    }


def _scored(gold: Sequence[KeyDocument], predicted: Responses) -> SlotScores:
    return score_slots(
        predicted, {document.doc_id: [template.slots for template in document.templates] for document in gold}
    )
