"""Mentions told apart two by two: how likely two tell of one event, and who is joined for it.

In: texts with mentions, the group of each text, and the encoder's states. Out: a cluster for each mention. Each pair in
a group gets a chance, from the words of both, the words and names about them, how alike the encoder finds them, and how
alike their texts are; mentions are joined by the mean chance (``joining``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

import numpy as np

from rashomon.coreference.documents import text_parts
from rashomon.coreference.joining import Numbers, joined
from rashomon.coreference.states import WIDTH
from rashomon.coreference.texts import EventMention, TokenText
from rashomon.coreference.words import stem
from rashomon.encoder.model import Session, open_session
from rashomon.encoder.scan import Floats

WEIGHTS = Path(__file__).parent / "weights"
#: What a pair is judged by, in the order of the columns. A share of two empty sets is -1.
PARTS = (
    "same head", "same words", "shared stems", "rarer head", "like states", "like lower states", "like sentences",
    "like text words", "like text names", "same text", "sentences apart", "words of sentence", "names, of fewer",
    "names, of all", "numbers", "words near", "words before", "words after", "names shared", "longest mention",
)  # fmt: skip
_NEAR = 4

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The trees that give a pair its chance, and the mean chance from which mentions are joined."""

    session: Session
    least: float

    def chances(self, rows: Floats) -> Numbers:
        """Return the chance of each pair."""
        if not len(rows):
            return np.zeros(0)
        found: Numbers = self.session.run(["chances"], {"rows": rows})[0].reshape(-1).astype(np.float64)
        return found


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as pairs are judged by it."""

    id: str
    text: int
    sentence: int
    length: int
    head: str
    words: str
    stems: Words
    around: Words
    names: Words
    numbers: Words
    before: Words
    after: Words


@cache
def load_pairs(part: str = "all", *, least: float) -> Pairs:
    """Load the trees that ship; ``part`` "0" to "4" are those fitted without that fold of the development topics.

    Raises DataMissing when the file is not there.
    """
    return Pairs(open_session(WEIGHTS / f"pairs-{part}.onnx", 1), least)


def by_pairs(
    texts: Sequence[TokenText], groups: Mapping[str, str], states: Mapping[str, Floats], pairs: Pairs
) -> dict[str, str]:
    """Return the cluster of each mention by its id, which is that of its first mention."""
    found: dict[str, str] = {}
    for seen, rows in pair_rows(texts, groups, states):
        chances = pairs.chances(rows)
        table = np.zeros((len(seen), len(seen)))
        table[np.tril_indices(len(seen), -1)] = chances
        table += table.T
        found.update((one.id, seen[at].id) for one, at in zip(seen, joined(table, pairs.least), strict=True))
    return found


def pair_rows(
    texts: Sequence[TokenText], groups: Mapping[str, str], states: Mapping[str, Floats]
) -> Iterator[tuple[list[Seen], Floats]]:
    """Yield for each group its mentions, and ``PARTS`` of every two: (pairs, parts), the order that of tril_indices."""
    alike = text_parts(texts)
    seen = [_seen(at, text, mention) for at, text in enumerate(texts) for mention in text.mentions]
    heads = Counter(one.head for one in seen)
    near = _unit(np.array([states[one.id] for one in seen])) if seen else {}
    members: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(seen):
        members[groups[texts[one.text].id]].append(number)
    for own in members.values():
        pairs = [(own[i], own[j]) for i in range(len(own)) for j in range(i)]
        rows = np.zeros((len(pairs), len(PARTS)), np.float32)
        for row, (i, j) in zip(rows, pairs, strict=True):
            cosines = [float(part[i] @ part[j]) for part in near]
            row[:] = _parts(seen[i], seen[j], heads, cosines, alike[seen[i].text, seen[j].text])
        yield [seen[number] for number in own], rows


def _parts(one: Seen, other: Seen, heads: Mapping[str, int], cosines: Sequence[float], alike: Numbers) -> list[float]:
    same = one.text == other.text
    return [
        one.head == other.head, one.words == other.words, _of_fewer(one.stems, other.stems),
        log(min(heads[one.head], heads[other.head])), *cosines, alike[0], alike[1],
        same, abs(one.sentence - other.sentence) if same else -1,
        _of_all(one.around, other.around), _of_fewer(one.names, other.names), _of_all(one.names, other.names),
        _of_fewer(one.numbers, other.numbers), _of_all(one.before | one.after, other.before | other.after),
        _of_all(one.before, other.before), _of_all(one.after, other.after),
        len(one.names & other.names), max(one.length, other.length),
    ]  # fmt: skip


def _seen(at: int, text: TokenText, mention: EventMention) -> Seen:
    sentence, words = text.sentences[mention.sentence], text.tokens(mention)
    return Seen(
        id=mention.id,
        text=at,
        sentence=mention.sentence,
        length=len(words),
        head=stem(max(words, key=len)),
        words=" ".join(words).lower(),
        stems=frozenset(map(stem, words)),
        around=frozenset(stem(word) for word in sentence if len(word) > 3),
        names=frozenset(word for word in sentence if word[:1].isupper() and len(word) > 2),
        numbers=frozenset(word for word in sentence if word[:1].isdigit()),
        before=_stems(sentence[max(0, mention.first - _NEAR) : mention.first]),
        after=_stems(sentence[mention.stop : mention.stop + _NEAR]),
    )


def _stems(words: Sequence[str]) -> Words:
    return frozenset(stem(word) for word in words if len(word) > 2)


def _unit(states: Floats) -> list[Floats]:
    """Return each state less the mean of all, at length 1: those of the words, lower ones, and of the sentence."""
    parts = [states[:, at : at + WIDTH] for at in range(0, states.shape[1], WIDTH)]
    moved = [part - part.mean(axis=0) for part in parts]
    return [part / np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-9) for part in moved]


def _of_all(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one or other else -1.0


def _of_fewer(one: Words, other: Words) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else -1.0
