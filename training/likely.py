"""Fit how likely a statement is true to its report: ``pipeline/likely.json``, and beside it those of voices and acts.

Usage: python -m training.likely --data ../shared/data

In: judgements (``evals/judged``) and their reports, each read as it would be in use. A statement that was judged true,
or whose speaker alone is wrong, is an example of the one; every other of the other, but those in doubt. Of what is told
otherwise than as a fact the marked values of ``evals/judged/tellings`` are examples too. Left out:
reports that are held, whatever tells of one event with them, and what is kept for the figures of its own set. Out: a
base, a weight for each number of ``pipeline.looks.numbers`` (of voices, ``pipeline.voiced.numbers``) and for each word
of ``pipeline.looks.words``: a logistic
regression over both, the numbers brought to one scale, the words of a group to a length of ``WORDS``. It prints how
well the sum tells the two apart in six parts of the stories, each left out once, and the share true of what briefs
tell.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

from rashomon.evaluation.sets import judged, tellings
from rashomon.evaluation.splits import held_out
from rashomon.jobs.incidents import TOLD
from rashomon.jobs.tools import make_tools
from rashomon.pipeline import Tools, likely, looks, voiced
from rashomon.pipeline.ground import Ground
from rashomon.pipeline.reading import read_in_steps
from rashomon.records import Statement
from rashomon.settings import read_settings

OUT = Path(likely.__file__).parent
#: How much the weights may grow (scikit-learn's C), of statements and of the fewer voices and acts, and how far the
#: words of a group reach. Chosen by what is printed, which is flat in all of them.
FREEDOM: Mapping[str, float] = {likely.STATEMENTS: 0.003, likely.VOICES: 0.01, likely.ACTS: 0.01}
WORDS = 6.0
#: Stories that must hold a word, or a number, for it to be weighed.
LEAST = 5
#: The least spread a number is brought to one scale by: otherwise what is rare would weigh most.
RARE = 0.25
PARTS = 6
#: Sets whose held-out part is told by the keys of their reports.
_CUT = frozenset({"awsd", "rams", "re3d", "wikievents"})


@dataclass(frozen=True, slots=True)
class Example:
    """A statement: its story, the file of its weights, its numbers, its words in groups, and whether it is true."""

    story: str
    file: str
    numbers: Mapping[str, float]
    words: Sequence[frozenset[str]]
    true: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Which numbers and words are weighed, and the scale of each number."""

    numbers: Mapping[str, int]
    words: Mapping[str, int]
    scales: NDArray[np.float64]

    def rows(self, examples: Sequence[Example]) -> csr_matrix:
        """Return the examples as rows: (examples, numbers and words)."""
        table = np.zeros((len(examples), len(self.numbers)))
        places: list[tuple[int, int, float]] = []
        for row, example in enumerate(examples):
            for name, value in example.numbers.items():
                if (column := self.numbers.get(name)) is not None:
                    table[row, column] = value
            for group in example.words:
                known = [self.words[name] for name in group if name in self.words]
                places += [(row, column, WORDS / len(group) ** 0.5) for column in known]
        at, columns, values = np.array(places).reshape(-1, 3).T
        shape = (len(examples), len(self.words))
        return csr_matrix(hstack([csr_matrix(table / self.scales), csr_matrix((values, (at, columns)), shape=shape)]))


def kept_apart(one: judged.Judged | tellings.Telling) -> bool:
    """Tell a report of a part of its set that other figures are counted on, and nothing is learned from."""
    return one.set in _CUT and held_out(f"{one.set}/{one.key}")


def examples_of(one: judged.Judged, tools: Tools) -> Iterator[Example]:
    """Read a report and yield its statements that were judged, and are still made."""
    ground = read_in_steps(one.report, tools).ground
    for told in ground.reading.statements if ground is not None else ():
        if likely.is_weighed(told, ground) and (true := truth_of(one, told, ground)) is not None:
            yield _example(one.story, told, ground, true=true)


def voices_of(one: tellings.Telling, known: judged.Judged | None, tools: Tools) -> Iterator[Example]:
    """Read a report and yield its statements that tell no plain fact, were marked, and that nobody judged."""
    ground = read_in_steps(one.report, tools).ground
    for told in ground.reading.statements if ground is not None else ():
        if not (likely.is_weighed(told, ground) and voiced.is_voice(told, ground)):
            continue
        value = one.marked(told)
        if value is not None and (known is None or truth_of(known, told, ground) is None):
            yield _example(one.story, told, ground, true=value.is_true(told))


def _example(story: str, told: Statement, ground: Ground, *, true: bool) -> Example:
    of = voiced if voiced.is_voice(told, ground) else looks
    return Example(story, likely.kept_in(told, ground), of.numbers(told, ground), tuple(of.words(told, ground)), true)


def truth_of(one: judged.Judged, told: Statement, ground: Ground) -> bool | None:
    """Tell whether a statement is true to the report; of an act that statement stands for all that tells what it is."""
    if told.account_id in ground.acts:
        account, act = ground.acts[told.account_id]
        return one.truth_of_act(account, ground.told[account.id]) if act.id == told.id else None
    account_of = ground.accounts.get(told.account_id)
    if account_of is None or (told.stance == "intends" and one.was_told(told, account_of) == "denies"):
        return None  # what was foiled was told as denied when it was judged
    return one.truth_of(told, account_of)


def columns_of(examples: Sequence[Example]) -> Columns:
    """Return what is weighed: whatever enough examples hold."""
    held = Counter(
        name for _, name in {(one.story, n) for one in examples for n, value in one.numbers.items() if value}
    )
    said = Counter(name for _, name in {(one.story, n) for one in examples for group in one.words for n in group})
    names = {name: at for at, name in enumerate(sorted(name for name, count in held.items() if count >= LEAST))}
    kept = {name: at for at, name in enumerate(sorted(name for name, count in said.items() if count >= LEAST))}
    table = np.array([[one.numbers.get(name, 0.0) for name in names] for one in examples])
    return Columns(names, kept, np.maximum(table.std(axis=0), RARE))


def fit(examples: Sequence[Example], freedom: float) -> tuple[Columns, LogisticRegression]:
    """Fit the weights, which may grow so much."""
    columns = columns_of(examples)
    model = LogisticRegression(C=freedom, max_iter=2000)
    return columns, model.fit(columns.rows(examples), [one.true for one in examples])


def crossed(examples: Sequence[Example], freedom: float) -> NDArray[np.float64]:
    """Return the chance of each example, by weights that no example of its story took part in."""
    found = np.zeros(len(examples))
    stories = [one.story for one in examples]
    for learned, left in GroupKFold(PARTS).split(stories, groups=stories):
        columns, model = fit([examples[at] for at in learned], freedom)
        found[left] = model.predict_proba(columns.rows([examples[at] for at in left]))[:, 1]
    return found


def written(columns: Columns, model: LogisticRegression) -> str:
    """Return the file: weights of numbers as they are, and of words before the root of how many there are."""
    weights = model.coef_[0]
    own = {name: round(float(weights[at] / columns.scales[at]), 4) for name, at in columns.numbers.items()}
    of_words = {name: round(float(weights[len(own) + at] * WORDS), 3) for name, at in columns.words.items()}
    kept = {name: weight for name, weight in of_words.items() if weight}
    made = {"base": round(float(model.intercept_[0]), 4), "numbers": own, "words": kept}
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> None:
    """Fit, print the shares, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled sets")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder that the weights are written to")
    args = parser.parse_args()
    everything, tools = judged.load(args.data), make_tools(read_settings(), 2)
    stories = {one.story for one in everything if one.held}
    learned = [one for one in everything if one.story not in stories and not kept_apart(one)]
    examples = [example for one in learned for example in examples_of(one, tools)]
    known = {(one.set, one.key): one for one in learned}
    for one in tellings.load(args.data, held=False):
        if one.story not in stories and not kept_apart(one):
            examples += voices_of(one, known.get((one.set, one.key)), tools)
    for name, freedom in FREEDOM.items():
        own = [one for one in examples if one.file == name]
        print(f"{name}: {len(own)} of {len(learned)} reports; {figures(own, freedom)}")
        (args.out / name).write_text(written(*fit(own, freedom)), encoding="utf-8")


def figures(examples: Sequence[Example], freedom: float) -> str:
    """Tell how well examples are told apart, each by weights that its story took no part in."""
    true, chances = np.array([one.true for one in examples]), crossed(examples, freedom)
    told = chances >= TOLD
    of_true = f"{100 * true[told].mean():.1f} % true, {100 * true[told].sum() / true.sum():.1f} % of the true"
    apart = f"AUC {roc_auc_score(true, chances):.3f}, log loss {log_loss(true, chances):.4f}"
    return f"{100 * true.mean():.1f} % true; left out once: {apart}; told from {TOLD}: {of_true}"


if __name__ == "__main__":
    main()
