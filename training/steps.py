"""The steps that make all models, in order: what each runs, what it makes, and what must be there before.

In: the folder of labelled sets and a folder to build in. Out: lists of :class:`Step`; those of one list do not need
each other. Nothing is run here (:mod:`training.make` does that), and nothing of what training needs is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.encoder.model import WEIGHTS
from rashomon.evaluation.sets import marked
from training.data.muc4 import FOLDS

EPOCHS = "4"
#: Options of the second training of incidents, above lower layers that are rounded as they ship.
GO_ON = ("--epochs", "3", "--stop", "2", "--rate", "1e-4", "--masked", "0.12", "--mixed", "0.5", "--name", "more")
#: The marks of texts marked by hand, and options of the training that learns from all of them.
MARKS = ("--marked", str(marked.FOLDER))
MODERN = ("--epochs", "3", "--rate", "1e-4", "--masked", "0.1", "--mixed", "0.5")
#: That training is done twice: what each makes, and its seed.
TWICE = {"modern": "1", "newer": "2"}
#: How many parts of the weights before these trainings, and after each, what ships is the mean of.
MODERN_PARTS = ("6", "7", "7")
#: Options of the second training of who says what.
MORE = ("--epochs", "3", "--stop", "2", "--rate", "1.5e-4", "--name", "told")
#: Options of the third, which went on from it, and how many parts of each what ships is the mean of.
AGAIN = ("--epochs", "4", "--stop", "3", "--rate", "1.5e-4", "--seed", "7", "--name", "again", "--keep")
SPOKEN = {"heard": "3", "told": "5", "again-2": "2", "again-3": "2"}
#: Options of the model that is trained apart, from the base encoder, to be believed together with that mean.
APART = ("--epochs", "3", "--rate", "2e-4", "--apart", "--name", "apart")
#: Options of the one that has lower layers of its own, for the same end.
OWN = ("--epochs", "4", "--rate", "1.5e-4", "--seed", "7", "--whole", "--name", "own")
#: Options of its teaching by all three; it counts as much as the other two together.
AGREED = ("--epochs", "1", "--rate", "1e-4", "--seed", "3", "--parts", "4", "--name", "agreed")

#: Options of the epoch after it has learned acts, in which it reads all articles of who says what again.
KEPT = ("--epochs", "1", "--rate", "6e-5", "--seed", "7", "--parts", "1", "--half", "--name", "kept")
#: Options of the epochs for acts that were marked later, and of one more with half of the articles.
LATER = ("--epochs", "2", "--rate", "1e-4", "--seed", "9", "--name", "later")
ONCE_MORE = ("--epochs", "1", "--rate", "6e-5", "--seed", "7", "--parts", "2", "--half", "--name", "once-more")
#: How many parts of the weights after that, before it, and before acts were learned, what ships is the mean of.
SETTLED = ("4", "3", "3")


@dataclass(frozen=True, slots=True)
class Step:
    """One command: its name, the arguments of ``python -m``, what it makes, and what must be there before."""

    name: str
    command: tuple[str, ...]
    makes: Path
    needs: tuple[Path, ...] = ()

    def due(self) -> bool:
        """Tell whether what the step makes is missing, or older than what it needs."""
        if not self.makes.exists():
            return True
        made = self.makes.stat().st_mtime
        return any(need.exists() and need.stat().st_mtime > made for need in self.needs)


def waves(data: Path, out: Path, epochs: str = EPOCHS) -> list[list[Step]]:
    """Return the steps in order; those of one list do not need each other.

    The gate, the scorers and the export write into the package, which has such files from the start: a mark in the
    build folder tells that they were made from what lies there.
    """
    run = ("training.muc_run", "--data", str(data), "--out", str(out), "--epochs", epochs)
    names = [f"fold{number}" for number in range(FOLDS)]
    whole = Step("all", (*run, "--name", "all"), out / "all.npz")
    folds = [
        Step(name, (*run, "--fold", str(number), "--alone"), out / f"{name}.npz") for number, name in enumerate(names)
    ]
    scorers = ("--data", str(data), "--folds", str(out), "--out", str(WEIGHTS), "--final", str(out / "all.npz"))
    needs = tuple(step.makes for step in (whole, *folds))
    return [
        [whole, *folds, Step("gate", ("training.gate", "--data", str(data)), out / "gate.done"), _denied(data, out)],
        [
            Step("decode", ("training.decode", *scorers), out / "decode.done", needs),
            _exported("first", "all", "first", out),
        ],
        *_more_waves(data, out),
        *_threshold_waves(data, out, epochs),
        *_located_waves(data, out, names),
        *_said_waves(data, out),
        [Step("certain", ("training.certain", "--data", str(data)), out / "certain.done", (out / "decode.done",))],
        [Step("likely", ("training.likely", "--data", str(data)), out / "likely.done", (out / "certain.done",))],
    ]


def _exported(name: str, model: str, folder: str, out: Path) -> Step:
    """Return the step that makes the graphs of a model in a folder."""
    full = out / f"{folder}-fp32.onnx"
    given = ("--model", str(out / f"{model}.pt"), "--out", str(out / folder), "--full", str(full))
    return Step(name, ("training.export", *given), out / f"{name}.done", (out / f"{model}.pt",))


def _more_waves(data: Path, out: Path) -> list[list[Step]]:
    """Return the steps of the trainings after the first, and of the heads that read the states of the last.

    The second goes on above lower layers as they ship; the third, from the mean of the weights before the second and
    after it, learns from texts marked by hand too, twice from other seeds. What ships is a mean once more, with three
    heads of whole texts fitted anew; its thresholds are set on folds that learned from such texts.
    """
    both = ("--models", str(out / "all.pt"), str(out / "more.pt"), "--out", str(out / "whole.pt"))
    begun = ("--start", str(out / "all.pt"), "--encoder", str(out / "first" / "encoder.onnx"))
    run = ("training.muc_run", "--data", str(data), "--out", str(out))
    learned = [str(out / f"{name}.pt") for name in TWICE]
    mixed = ("--models", str(out / "whole.pt"), *learned, "--parts", *MODERN_PARTS, "--out", str(out / "mixed.pt"))
    read = ("--data", str(data), "--model", str(out / "mixed.pt"), "--out", str(out / "read.pt"))
    modern = {
        name: (*run, *MODERN, "--seed", seed, "--name", name, *MARKS, "--start", str(out / "whole.pt"))
        for name, seed in TWICE.items()
    }
    heads = {
        "entities": "training.entities",
        "arguments": "training.arguments",
        "counts": "training.counts",
        "mentions": "training.mentions.run",
    }
    return [
        [Step("more", (*run, *GO_ON, *begun), out / "more.npz", (out / "first.done",))],
        [Step("mean", ("training.mean", *both), out / "whole.pt", (out / "more.npz",))],
        [Step(name, command, out / f"{name}.npz", (out / "whole.pt",)) for name, command in modern.items()],
        [Step("mixed", ("training.mean", *mixed), out / "mixed.pt", tuple(out / f"{name}.npz" for name in TWICE))],
        [Step("read", ("training.text_heads", *read), out / "read.pt", (out / "mixed.pt",))],
        [_exported("export", "read", "export", out)],
        [
            Step(name, (module, "--data", str(data)), out / f"{name}.done", (out / "export.done",))
            for name, module in heads.items()
        ],
    ]


def _threshold_waves(data: Path, out: Path, epochs: str) -> list[list[Step]]:
    """Return the steps of the thresholds: folds that learn from marked texts too, and the search over them."""
    run = ("training.muc_run", "--data", str(data), "--out", str(out), "--epochs", epochs, "--alone", *MARKS)
    names = [f"marked{number}" for number in range(FOLDS)]
    folds = [
        Step(name, (*run, "--fold", str(number), "--name", name), out / f"{name}.npz")
        for number, name in enumerate(names)
    ]
    given = ("--data", str(data), "--folds", str(out), "--out", str(WEIGHTS), *MARKS, "--names", "marked")
    command = ("training.decode", *given, "--thresholds")
    needs = (out / "decode.done", *(step.makes for step in folds))
    return [folds, [Step("thresholds", command, out / "thresholds.done", needs)]]


def _denied(data: Path, out: Path) -> Step:
    """Return the step of what did not happen, which needs no encoder."""
    return Step(
        "denied", ("training.denied", "--data", str(data), "--out", str(WEIGHTS / "denied.json")), out / "denied.done"
    )


def _located_waves(data: Path, out: Path, names: Sequence[str]) -> list[list[Step]]:
    """Return the steps of places and of parting: they read with the folds as they would ship."""
    fitted = ("--data", str(data), "--folds", str(out), "--out", str(WEIGHTS))
    graphs = [_exported(f"{name}-export", name, name, out) for name in names]
    made = tuple(step.makes for step in graphs)
    return [
        graphs,
        [
            Step("located", ("training.located", *fitted), out / "located.done", (out / "thresholds.done", *made)),
            Step("parting", ("training.parting", "--data", str(data), "--folds", str(out)), out / "parting.done", made),
        ],
    ]


def _said_waves(data: Path, out: Path) -> list[list[Step]]:
    """Return the steps of who says what: they need the graph whose lower layers they share."""
    full, ships = (("--encoder", str(path)) for path in (out / "export-fp32.onnx", out / "export" / "encoder.onnx"))
    said = ("training.said.run", "--data", str(data), "--out", str(out))
    facts = ("--data", str(data), "--model", str(out / "said.pt"), "--out", str(out / "heard.pt"), *ships)
    models = [str(out / f"{name}.pt") for name in SPOKEN]
    mixed = ("--models", *models, "--parts", *SPOKEN.values(), "--out", str(out / "spoken.pt"))
    teach = ("training.said.taught", "--data", str(data), "--out", str(out), *ships, "--models")
    spoken, apart, own = (str(out / f"{name}.pt") for name in ("spoken", "apart", "own"))
    agreed = (spoken, apart, own, own, "--start", own, *AGREED)
    judged = ("--data", str(data), "--model", str(out / "agreed.pt"), "--out", str(out))
    again_fitted = ("--data", str(data), "--model", str(out / "judged.pt"), "--out", str(out / "speaks.pt"), *ships)
    acts = ("--data", str(data), "--model", str(out / "speaks.pt"), "--out", str(out))
    kept = (*acts, "--go-on", str(out / "acts.pt"), *KEPT)
    later = (*acts, "--go-on", str(out / "kept.pt"), *LATER)
    once_more = (*acts, "--go-on", str(out / "later.pt"), *ONCE_MORE)
    ended = [
        ("--data", str(data), "--model", str(out / f"{begun}.pt"), "--out", str(out / f"{name}.pt"), *ships)
        for begun, name in (("kept", "at-first"), ("once-more", "finished"))
    ]
    mixed_from = [str(out / f"{name}.pt") for name in ("finished", "at-first", "speaks")]
    settled = ("--data", str(data), "--models", *mixed_from, "--parts", *SETTLED, "--out", str(out / "settled.pt"))
    shipped = ("--model", str(out / "settled.pt"), "--out", str(out / "export"))
    begin, go_on = ("--start", str(out / "all.pt"), *full), ("--go-on", str(out / "heard.pt"), *MORE, *ships)
    again = ("--go-on", str(out / "told.pt"), *AGAIN, *ships)
    return [
        [
            Step("said", (*said, *begin), out / "said.done", (out / "export.done",)),
            Step("apart", (*said, *APART, *ships), out / "apart.done", (out / "export.done",)),
            Step("own", (*said, *OWN, *ships), out / "own.done", (out / "export.done",)),
        ],
        [Step("facts", ("training.said.facts", *facts), out / "heard.pt", (out / "said.done",))],
        [Step("told", (*said, *go_on), out / "told.done", (out / "heard.pt",))],
        [Step("again", (*said, *again), out / "again.done", (out / "told.done",))],
        [Step("spoken", ("training.mean", *mixed), out / "spoken.pt", (out / "again.done",))],
        [
            Step(
                "agreed",
                (*teach, *agreed),
                out / "agreed.done",
                (out / "spoken.pt", out / "apart.done", out / "own.done"),
            )
        ],
        [Step("judged", ("training.said.judged", *judged), out / "judged.done", (out / "agreed.done",))],
        [Step("speaks", ("training.said.facts", *again_fitted), out / "speaks.pt", (out / "judged.done",))],
        [Step("acts", ("training.said.acts", *acts), out / "acts.done", (out / "speaks.pt",))],
        [Step("kept", ("training.said.acts", *kept), out / "kept.done", (out / "acts.done",))],
        [Step("later", ("training.said.acts", *later), out / "later.done", (out / "kept.done",))],
        [Step("once-more", ("training.said.acts", *once_more), out / "once-more.done", (out / "later.done",))],
        [
            Step("at-first", ("training.said.facts", *ended[0]), out / "at-first.pt", (out / "kept.done",)),
            Step("finished", ("training.said.facts", *ended[1]), out / "finished.pt", (out / "once-more.done",)),
        ],
        [
            Step(
                "settled",
                ("training.said.act_heads", *settled),
                out / "settled.pt",
                (out / "finished.pt", out / "at-first.pt"),
            )
        ],
        [Step("said-export", ("training.said.export", *shipped), out / "said-export.done", (out / "settled.pt",))],
    ]
