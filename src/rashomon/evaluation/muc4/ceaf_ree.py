"""CEAF-REE: the role fillers of a whole text, templates not looked at.

In: GTT views of predictions and keys, by text. Out: counts for the five roles in every text.

The metric is that of Du, Rush and Cardie, "GRIT: Generative Role-filler Transformers for Document-level Event Entity
Extraction" (EACL 2021), section 5.1, with the similarity of their tables (0 or 1):

- The entities of a role are pooled over the templates of a text; one all of whose mentions another has (or the other
  way round) is not pooled again.
- Predicted and key entities of a role are assigned one to one (Kuhn-Munkres) so that the sum of similarities is
  greatest. The similarity is 1 when every mention of the predicted entity is one of the key's, else 0.
- Precision divides the sum by the entities predicted, recall by those of the key, over all roles and texts.

Mentions are compared as in ``gtt.normalise``. This is not GTT's template metric, which that paper's scorer also calls
CEAF-REE: figures of the two never stand in one column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.evaluation.muc4.counts import Counts, Scores
from rashomon.evaluation.muc4.gtt import normalised
from rashomon.evaluation.muc4.keys import ROLES, Entity, GttTemplate, KeyDocument, found_in, gtt_text, view_of
from rashomon.evaluation.one_to_one import best_pairs


def score_ceaf_ree(predicted: Mapping[str, Sequence[GttTemplate]], gold: Mapping[str, Sequence[GttTemplate]]) -> Scores:
    """Score predictions against keys, both by text; a text of the keys without predictions has none."""
    return Scores({doc_id: _score(pooled(predicted.get(doc_id, ())), pooled(key)) for doc_id, key in gold.items()})


def pooled(templates: Sequence[GttTemplate]) -> GttTemplate:
    """Pool the entities of a text's templates, role by role, into one template without a type."""
    roles: dict[str, list[Entity]] = {role: [] for role in ROLES}
    for template in templates:
        for role, entities in roles.items():
            for entity in template.roles.get(role, ()):
                if entity and not any(_one_in_other(entity, other) for other in entities):
                    entities.append(entity)
    return GttTemplate("", {role: tuple(entities) for role, entities in roles.items()})


def pooled_key(document: KeyDocument) -> GttTemplate:
    """Pool the key of a text as GRIT's preprocessing does: first pool, then leave out what the text does not hold."""
    every = pooled([view_of(template.slots) for template in document.templates])
    return found_in(every, gtt_text(document.text))


def _score(predicted: GttTemplate, key: GttTemplate) -> dict[str, Counts]:
    ours, theirs = normalised(predicted), normalised(key)
    return {role: _role(ours.roles[role], theirs.roles[role]) for role in ROLES}


def _role(ours: Sequence[Entity], theirs: Sequence[Entity]) -> Counts:
    hits = len(best_pairs([[float(set(entity) <= set(key)) for key in theirs] for entity in ours]))
    return Counts(hits, len(ours), hits, len(theirs))


def _one_in_other(one: Entity, other: Entity) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)
