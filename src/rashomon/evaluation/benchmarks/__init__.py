"""The benchmarks by name, each from its data to one result.

In: the folder of labelled sets. Out: a ``Result``. A benchmark says which files it needs, so that what is missing is
named before anything is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.results import Published, Result
from rashomon.evaluation.sets import awsd, case2021, factuality, plv, polnear, rams, wikievents


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Where a benchmark is written ("module:function"), what it needs, and which of its figures go first.

    ``needs`` are files and folders under the folder given, ``{split}`` in them the name of the split; ``split`` is the
    usual one, and ``other`` the one that is taken where its files are not there and those of the other are. ``folder``
    is where the benchmark's own folder lies in the folder of all sets, "" for that one itself. ``published`` are other
    people's figures to print beside ours. ``any_of``: one of ``needs`` is enough.
    """

    function: str
    needs: tuple[str, ...]
    headline: tuple[str, ...]
    split: str = ""
    folder: str = ""
    other: str = ""
    published: tuple[Published, ...] = ()
    any_of: bool = False


#: Exact spans, sentence by sentence: Wang et al. 2022, "CofeNet", and the table of detailed results beside it.
_COFENET = tuple(
    Published(name, "test", dict(zip(("source_f1", "cue_f1", "content_f1"), figures, strict=True)))
    for name, figures in (
        ("CRF", (50.6, 53.4, 28.6)),
        ("two-layer BiLSTM with CofeNet", (73.3, 66.2, 63.6)),
        ("BERT with CofeNet", (83.2, 75.3, 72.9)),
    )
)
#: Slot 11 of the three best systems of MUC-4 (1992): recall and precision of their reports of scores.
_MUC4_CONFIDENCE = tuple(
    Published(f"MUC-4 (1992), {place}", "TST3", {"confidence_recall": recall, "confidence_precision": precision})
    for place, recall, precision in (("one system", 44, 27), ("another", 41, 58), ("a third", 32, 45))
)
_ATTRIBUTION = ("source_f1", "cue_f1", "content_f1", "attribution_f1")


BENCHMARKS: Mapping[str, Benchmark] = MappingProxyType({
    "muc4": Benchmark(
        "muc4:measure_muc4", ("{split}.jsonl",), ("template_f1", "ceaf_ree_f1", "ceaf_rme_f1", "all_slots_f1"),
        "dev", "muc4",
    ),
    "gate": Benchmark(
        "gate:measure_gate",
        (
            awsd.FILE.format(split=awsd.SPLIT), case2021.FILE.format(split=case2021.SPLIT), "clusters", "ecbplus",
            "places/GeoVirus.xml", "places/lgl.xml", "gva/reports.jsonl", "india_police/docs.jsonl",
            plv.FILE.format(split=plv.SPLIT), "polnear/train/text", "polnear/dev/text",
            rams.FILE.format(split=rams.SPLIT), "re3d", "synthetic/ngec_synthetic_events.csv", "timelines", "timeml",
            wikievents.FILE.format(split=wikievents.SPLIT), "muc4/dev.jsonl",
        ),
        ("recall", "news dropped", "muc4 sentence recall"),
    ),
    "wikievents": Benchmark(
        "events:measure_wikievents", (wikievents.FILE, wikievents.GROUPS),
        ("head identification F1", "head classification F1", "coreference classification F1"), wikievents.SPLIT,
    ),
    "rams": Benchmark(
        "events:measure_rams", (rams.FILE,), ("span classification F1", "head classification F1"), rams.SPLIT
    ),
    "case2021": Benchmark(
        "classes:measure_case2021", (case2021.FILE,), ("macro F1", "micro F1", "weighted F1"), case2021.SPLIT
    ),
    "plover": Benchmark("classes:measure_plover", (plv.FILE,), ("root macro F1", "quad macro F1"), plv.SPLIT),
    "awsd": Benchmark("classes:measure_awsd", (awsd.FILE,), ("accuracy", "macro F1"), awsd.SPLIT),
    "attribution": Benchmark(
        "attribution:measure_attribution", (polnear.TEXTS, polnear.MARKS), _ATTRIBUTION, polnear.SPLIT, "polnear",
        other="test", published=_COFENET,
    ),
    "attribution-by-rules": Benchmark(
        "attribution:measure_by_rules", (polnear.TEXTS, polnear.MARKS), _ATTRIBUTION, polnear.SPLIT, "polnear",
        other="test", published=_COFENET,
    ),
    "stance": Benchmark(
        "stance:measure_stance",
        tuple(factuality.FILE.format(folder=folder, split="{split}") for folder in factuality.SETS.values()),
        (*(f"{name}_{figure}" for name in factuality.SETS for figure in ("r", "mae")),
         "denied_recall", "uncertain_recall"),
        factuality.SPLIT, "factuality", other="test",
    ),
    "linking": Benchmark(
        "linking:measure_linking",
        ("gva/incidents.jsonl", "incidents.jsonl", "clusters/news_cluster", "news_cluster"),
        ("b_cubed_f1", "pair_precision", "conll_f1", "lookalikes_false_merges"), any_of=True,
    ),
    "confidence": Benchmark(
        "confidence:measure_confidence", ("{split}.jsonl",), ("confidence_f1", "confidence_given_f1"), "dev", "muc4",
        other="test", published=_MUC4_CONFIDENCE,
    ),
})  # fmt: skip


def missing(name: str, data: Path, split: str = "") -> Path | None:
    """Return the first file or folder that a benchmark needs and that is not under its folder, or None."""
    benchmark = BENCHMARKS[name]
    needed = [data / path.format(split=split or benchmark.split) for path in benchmark.needs]
    if benchmark.any_of and any(path.exists() for path in needed):
        return None
    return next((path for path in needed if not path.exists()), None)


def split_there(name: str, data: Path, split: str = "") -> str:
    """Return the split to take: the one wanted ("": the usual one), or the other where only its files are there."""
    benchmark = BENCHMARKS[name]
    wanted = split or benchmark.split
    pair = (benchmark.split, benchmark.other)
    if not benchmark.other or wanted not in pair or missing(name, data, wanted) is None:
        return wanted
    instead = pair[1 - pair.index(wanted)]
    return wanted if missing(name, data, instead) else instead


def folder_there(name: str, data: Path) -> Path:
    """Return the benchmark's own folder: the one given, or where it lies in the folder of all sets."""
    inner = data / BENCHMARKS[name].folder
    return inner if inner.is_dir() else data


def measure(name: str, data: Path, look: Look) -> Result:
    """Run a benchmark on its folder. Raises DataMissing, naming the file, when one that it needs is not there."""
    if absent := missing(name, data, look.split):
        raise DataMissing(f"{absent} is not there: 'evaluate {name}' needs it. Check --data and --split.")
    module, _, function = BENCHMARKS[name].function.partition(":")
    run: Callable[[Path, Look], Result] = getattr(import_module(f"{__name__}.{module}"), function)
    return run(data, look)
