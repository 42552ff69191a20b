"""Event mentions that are given: which of them, over all texts, tell of one event. GVC and ECB+.

In: the folder of a set, or that of all sets. Out: a result with the figures over all mentions, those that stand alone
among them; over those that do not; of the groups of texts; and of the rule "same word in the same group of texts".
What was trained on is read with weights that never saw its topic (``mention_folds``), what was not with the whole ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rashomon.coreference import TokenText, by_kind, by_pairs, group_texts, load_kinds, load_likeness, load_pairs
from rashomon.coreference.states import all_states
from rashomon.coreference.words import stem
from rashomon.encoder.model import load_encoder
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.clustering_interval import resampled_conll
from rashomon.evaluation.clusterings import scores
from rashomon.evaluation.mention_folds import ECBPLUS_TRAINED, part_without
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import ecbplus, gvc
from rashomon.evaluation.sets.mentions import Annotated

#: What figures are called where each topic was read with weights that never saw it.
CROSS_FITTED, UNSEEN = "development, cross-fitted", "topics not trained on"
#: From what mean chance mentions of ECB+ are joined: chosen on the cross-fitted figures of topics 1 to 35, which move
#: by a tenth of a point between 0.35 and 0.45.
LEAST = 0.45

Found = dict[str, str]


def measure_gvc(folder: Path, look: Look) -> Result:
    """Measure the Gun Violence Corpus. Raises OSError when the file is not there, UsageError when it has no mention.

    Groups of texts come of all texts at once. The split "dev" was trained on and is cross-fitted by incident.
    """
    own = _inside(folder, "gvc")
    split = look.split or _split_there(own)
    given = gvc.load(own, split).first(look.limit)
    trained = split == gvc.SPLIT
    groups = group_texts(given.texts, load_likeness())
    parts = {id_: part_without("gvc", topic) if trained else "all" for id_, topic in given.topics.items()}
    states = all_states(load_encoder(), given.texts)
    found = by_kind(given.texts, groups, states, {id_: load_kinds(part) for id_, part in parts.items()})
    return _result("gvc", CROSS_FITTED if trained else split, given, found, groups)


def measure_ecbplus(folder: Path, look: Look) -> Result:
    """Measure ECB+. Raises OSError when it is not there, UsageError when it has no mention.

    Where there are topics that were not trained on, they alone count, read at once. Else each fifth of the topics is
    read by itself, with weights that never saw them.
    """
    given = ecbplus.load(_inside(folder, "ecbplus")).first(look.limit)
    unseen = frozenset(given.topics.values()) - ECBPLUS_TRAINED
    if unseen:
        chosen, parts = given.of(unseen), {"all": unseen}
    else:
        chosen, parts = given, _folds(given.topics.values())
    found: Found = {}
    groups: Found = {}
    for part, topics in sorted(parts.items()):
        texts = given.of(topics).texts
        own = group_texts(texts, load_likeness(f"undated_{part}"))
        states = all_states(load_encoder(), texts)
        found |= by_pairs(texts, own, states, load_pairs(part, least=LEAST))
        groups |= own
    return _result("ecbplus", UNSEEN if unseen else CROSS_FITTED, chosen, found, groups)


def _split_there(folder: Path) -> str:
    """Return the usual split where its file is there, else the first that is."""
    names = sorted(path.stem for path in folder.glob("*.jsonl"))
    return gvc.SPLIT if gvc.SPLIT in names else next(iter(names), gvc.SPLIT)


def _inside(folder: Path, name: str) -> Path:
    return folder / name if (folder / name).is_dir() else folder


def _folds(topics: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the topics of each part that never saw them."""
    found: dict[str, set[str]] = defaultdict(set)
    for topic in topics:
        found[part_without("ecbplus", topic)].add(topic)
    return {part: frozenset(own) for part, own in found.items()}


def _result(name: str, split: str, given: Annotated, found: Found, groups: Found) -> Result:
    figures = _figures(given, found, groups)
    topics = {mention.id: given.topics[text.id] for text in given.texts for mention in text.mentions}
    ends = resampled_conll(given.events, found, topics)
    return Result(name, split, len(given.texts), figures, {"conll_f1": ends})


def _figures(given: Annotated, found: Mapping[str, str], groups: Mapping[str, str]) -> dict[str, float]:
    sizes = Counter(given.events.values())
    several = {id_: event for id_, event in given.events.items() if sizes[event] > 1}
    metrics = scores(given.events, found)
    if several:
        repeated = scores(several, {id_: found[id_] for id_ in several})
        metrics |= {f"without_singletons_{name}": repeated[name] for name in ("conll_f1", "b_cubed_f1")}
    documents = scores(given.stories, groups)
    metrics |= {f"documents_{name}": documents[name] for name in ("conll_f1", "b_cubed_f1", "pair_f1")}
    metrics["same_word_conll_f1"] = scores(given.events, _same_word(given.texts, groups))["conll_f1"]
    return metrics


def _same_word(texts: Sequence[TokenText], groups: Mapping[str, str]) -> Found:
    return {
        mention.id: f"{groups[text.id]}/{stem(max(text.tokens(mention), key=len))}"
        for text in texts
        for mention in text.mentions
    }
