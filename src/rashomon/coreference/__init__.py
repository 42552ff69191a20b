"""Which mentions of events, over many texts, tell of one and the same event.

In: tokenised texts and the places of their mentions. Out: for each mention the name of its cluster. Texts are grouped
first, by words and dates; within a group, mentions are told apart. There are two ways: by the kind of happening and
whom it befell (``kinds``, ``parties``), for reports of violence, where most mentions of a report are of one incident
and the others stand beside it (``beside``); and by pairs (``pairs``), for news of any sort. Both read frozen states of
the package's encoder. Nothing is learned here.
"""

from rashomon.coreference.documents import group_texts, load_likeness
from rashomon.coreference.kinds import Kinds, by_kind, load_kinds
from rashomon.coreference.pairs import Pairs, by_pairs, load_pairs
from rashomon.coreference.texts import EventMention, TokenText

__all__ = [
    "EventMention", "Kinds", "Pairs", "TokenText", "by_kind", "by_pairs", "group_texts",
    "load_kinds", "load_likeness", "load_pairs",
]  # fmt: skip
