"""Who tells of himself: "the Red Column claimed the raid", "the army said it had struck", "the cook said she was hit".

In: how a fill of the encoder is told, and what the rules read. Out: the same, said by the doer or the victim where the
words of a claim or of a saying name him before any of it is said. Never says who did it.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.encoder.decode import Fill
from rashomon.extract.said import Said
from rashomon.extract.tellings import Telling, spoken_by
from rashomon.pipeline.around import Around
from rashomon.pipeline.fills import FIELDS, value_of
from rashomon.records import HAPPENED, Name, Span, Statement
from rashomon.values.names import same_name

#: How somebody speaks of himself, in what he says: at its head, "it had struck", "its forces fired", "to have hit"; but
#: not "it was hit", which tells of a victim, nor "it had not fired".
_ITSELF = regex.compile(
    r"(?:that\s|on\s\p{Lu}\p{L}+\s)*(?:(?:it|they|he|she|we)\b|(?:its|their|his|her|our)\b(?P<owned>)|to\shave\b)"
    r"(?!(?(owned)(?:\s[\p{L}’'\-]+){1,3}?|)\s(?:(?:had|has|have)\s(?:also\s|\p{L}+ly\s)?been|was|were|is|are)\s"
    r"(?!behind\b|responsible\b|firing\b))(?!\s(?:had|has|have|did|would|was|were|is|are)\s(?:not|never)\b)",
    regex.IGNORECASE,
)
#: And anywhere, of what befell him: "she was shot", "a stranger struck her".
_BEFELL = regex.compile(
    r"\b(?:he|she|they|we|I)\s(?:was|were|had\sbeen)\s(?:also\s|\p{L}+ly\s)?(?:shot|hit|struck|stabbed|beaten|attacked|wounded"
    r"|injured|hurt|robbed|kidnapped|abducted|grabbed|knocked|thrown|assaulted|raped|groped|burned|blown|[\"“]struck)\b"
    r"|\b(?:threw|hit|struck|shot|stabbed|beat|attacked|wounded|injured|kidnapped|abducted|grabbed|pushed|knocked|pulled)"
    r"\s(?:him|her|them|us|me)\b",
)


def claimed(by_rules: Sequence[Statement]) -> tuple[tuple[Span, Name], ...]:
    """Return who claims a deed in which sentence."""
    claims = (s for s in by_rules if s.field == "responsibility" and s.stance in HAPPENED)
    return tuple((s.span, s.value) for s in claims if isinstance(s.value, Name) and same_name(s.value, s.speaker))


def owned_up(telling: Telling, fill: Fill, around: Around) -> Telling:
    """Return how a fill is told: by whom it names, where its words are those of whoever claims or tells of it."""
    field = FIELDS[fill.role]
    if field not in {"perpetrator", "victim"} or telling.stance not in HAPPENED:
        return telling
    value = value_of(fill, around.speakers)
    if field == "perpetrator" and isinstance(value, Name) and _claims(value, telling, around):
        return telling if same_name(telling.speaker, value) else spoken_by(value, telling)
    said = around.context.told_by(telling.sentence, Span(fill.start, fill.end))
    if said is None or said.attribution.stance not in HAPPENED or not _of_itself(said, field, around):
        return telling
    return spoken_by(said.attribution.speaker, telling)


def _claims(value: Name, telling: Telling, around: Around) -> bool:
    return any(span == telling.sentence.span and same_name(name, value) for span, name in around.claimed)


def _of_itself(said: Said, field: str, around: Around) -> bool:
    """Tell whether somebody speaks of himself."""
    content = said.attribution.content
    found = _ITSELF.match if field == "perpetrator" else _BEFELL.search
    return found(around.report.text, content.start, content.end) is not None
