"""An account for an incident that only the encoder saw.

In: an incident as the encoder reads it. Out: its account, at its best fill, told as its words are told there; unclear
where the encoder is not sure, or where the rules tell only of what did not happen. Never makes a statement.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rashomon.encoder.decode import Told
from rashomon.encoding import account_id
from rashomon.extract.by_means import kind_by_words
from rashomon.pipeline.around import Around
from rashomon.pipeline.doubles import words_of
from rashomon.pipeline.home_accounts import type_of
from rashomon.records import Account, Sentence, Span, Stance

#: MUC-4's types to the kind of an account that only the encoder saw.
KINDS: Mapping[str, str] = MappingProxyType({
    "arson": "arson", "attack": "attack", "bombing": "bombing", "forced work stoppage": "work_stoppage",
    "kidnapping": "abduction", "robbery": "robbery",
})  # fmt: skip
#: The chance from which an incident that only the encoder saw counts as told. Below it the account is kept as unclear,
#: and joins no incident.
SURE = 0.5
#: The chance that the best of its fills must have where rules read another incident in that sentence. Set by hand.
LEAST_FILL = 0.3


def new_account(one: Told, around: Around, told_of: frozenset[int], undone: frozenset[int]) -> Account | None:
    """Make an account at the best fill, told as its words are told there; unclear where the encoder is not sure.

    ``told_of`` are the starts of sentences that tell of another incident: there a fill must be likely too; ``undone``
    those that tell only of what did not happen, as the rules read it.
    """
    fill = max(one.fills, key=lambda f: f.score, default=None)
    sentence = around.sentence_at(fill.start) if fill else next(iter(around.context.sentences), None)
    if sentence is None:
        return None
    span = Span(fill.start, fill.end) if fill else sentence.span
    telling = around.telling(span, "kind", one.score)
    alone = sentence.span.start not in told_of or (fill is not None and fill.score >= LEAST_FILL)
    happened = sentence.span.start not in undone
    sure = one.score >= SURE and alone and happened and (not told_of or _is_named(one, sentence, around))
    stance: Stance = telling.stance if telling is not None and sure else "unclear"
    kind = _kind_there(one, sentence)
    identity = account_id(around.report.id, kind, "incident", stance, span)
    words = around.report.text[span.start : span.end]
    return Account(identity, around.report.id, kind, "incident", stance, span, words)


def _kind_there(one: Told, sentence: Sentence) -> str:
    """Return the kind of an incident by its type; of an attack, by the words of its sentence where they tell more."""
    if one.type != "attack":
        return KINDS[one.type]
    told = kind_by_words(sentence.text)
    return told if type_of(told) == one.type else KINDS[one.type]


def _is_named(one: Told, best: Sentence, around: Around) -> bool:
    """Tell an incident for whose type a sentence of its fills has a word: no abduction without "taken" or the like."""
    words = words_of(one.type)
    sentences = [best, *(s for fill in one.fills if (s := around.sentence_at(fill.start)))]
    return words is None or any(words.search(sentence.text) for sentence in sentences)
