"""CEAF-RME: role fillers under the best assignment of templates; the type of an incident is no slot of its own.

In: GTT views of predictions and keys, by text. Out: counts for every text.

The metric is that of Chen et al., "Iterative Document-level Information Extraction via Imitation Learning" (IterX,
EACL 2023), section 5, as the scorer released with that paper computes it. A mention is its type of incident, its role
and its words; templates are assigned one to one (Kuhn-Munkres) so that the sum of similarities is greatest. Two
similarities of templates:

- "phi3" (the scorer's default): entities are assigned one to one within the pair of templates, and the mentions they
  share are counted. Precision divides by the mentions predicted, recall by the mentions of the key.
- "subset": a predicted entity counts when the key's template holds any of its mentions; for recall, the key's entities
  met that way are counted, each predicted entity meeting the first that fits. Precision and recall divide by entities.

A key with two types ("attack / bombing") stands once for each, and the better one is kept. Templates of the key that
are alike to the letter count once, and mentions are compared as in ``gtt.normalise``. Figures of this metric are far
lower than those of GTT's for the same predictions: they never stand in one column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from rashomon.evaluation.muc4.counts import Counts, Scores
from rashomon.evaluation.muc4.gtt import normalised
from rashomon.evaluation.muc4.keys import ROLES, Entity, GttTemplate
from rashomon.evaluation.one_to_one import best_pairs

Similarity = Literal["phi3", "subset"]
SLOT = "role_fillers"

_Pairing = Callable[[Sequence[Entity], Sequence[Entity]], tuple[float, float]]


def score_ceaf_rme(
    predicted: Mapping[str, Sequence[GttTemplate]],
    gold: Mapping[str, Sequence[GttTemplate]],
    similarity: Similarity = "phi3",
) -> Scores:
    """Score predictions against keys, both by text; a text of the keys without predictions has none."""
    return Scores({doc_id: {SLOT: _score(predicted.get(doc_id, ()), key, similarity)} for doc_id, key in gold.items()})


def _score(predicted: Sequence[GttTemplate], key: Sequence[GttTemplate], similarity: Similarity) -> Counts:
    ours = [normalised(one) for one in predicted]
    theirs = [normalised(one) for place, one in enumerate(key) if one not in key[:place]]
    ours = [one for one in ours if _entities(one)]
    table = [[_compared(one, other, _SIMILARITIES[similarity]) for other in theirs] for one in ours]
    pairs = best_pairs([[right for right, _ in row] for row in table])
    right = sum(table[i][j][0] for i, j in pairs)
    found = sum(table[i][j][1] for i, j in pairs)
    size = _mentions if similarity == "phi3" else len
    return Counts(right, sum(size(_entities(o)) for o in ours), found, sum(size(_entities(t)) for t in theirs))


def _compared(one: GttTemplate, key: GttTemplate, pairing: _Pairing) -> tuple[float, float]:
    """Compare two templates: nothing is alike where the predicted type is not one of the key's."""
    if one.type not in (part.strip() for part in key.type.split("/")):
        return 0, 0
    sums = [pairing(one.roles[role], key.roles[role]) for role in ROLES]
    return sum(right for right, _ in sums), sum(found for _, found in sums)


def _shared_mentions(ours: Sequence[Entity], theirs: Sequence[Entity]) -> tuple[float, float]:
    table = [[float(sum(mention in key for mention in entity)) for key in theirs] for entity in ours]
    shared = sum(table[i][j] for i, j in best_pairs(table))
    return shared, shared


def _met_entities(ours: Sequence[Entity], theirs: Sequence[Entity]) -> tuple[float, float]:
    met = [_first_met(entity, theirs) for entity in ours]
    hits = [place for place in met if place is not None]
    return len(hits), len(set(hits))


def _first_met(entity: Entity, theirs: Sequence[Entity]) -> int | None:
    """Return the first entity of the key that holds the first mention that any of them holds."""
    return next((place for mention in entity for place, key in enumerate(theirs) if mention in key), None)


def _entities(template: GttTemplate) -> list[Entity]:
    return [entity for role in ROLES for entity in template.roles[role]]


def _mentions(entities: Sequence[Entity]) -> int:
    return sum(len(entity) for entity in entities)


_SIMILARITIES: dict[Similarity, _Pairing] = {"phi3": _shared_mentions, "subset": _met_entities}
