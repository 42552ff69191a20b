"""The table of benchmarks: what each is called, where it is written, what it needs, and what others reached.

In: nothing. Out: ``BENCHMARKS``. A new benchmark is an entry here and a function in a file of this folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.evaluation.results import Published
from rashomon.evaluation.sets import (
    awsd,
    case2021,
    ecbplus,
    factuality,
    gvc,
    maverick,
    plv,
    polnear,
    rams,
    re3d,
    timeml,
    wikievents,
)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Where a benchmark is written ("module:function"), what it needs, and which of its figures go first.

    ``needs`` are files and folders under the folder given, ``{split}`` in them the name of the split, or a pattern
    with ``*`` that a file somewhere under it must fit; of ``one_of``, paths or patterns of paths, one must be
    there. ``split`` is the usual one, and ``other`` the one that is taken where its files are not there and those
    of the other are. ``folder`` is where the benchmark's own folder lies in the folder of all sets, "" for that one
    itself. ``published`` are other people's figures to print beside ours.
    """

    function: str
    needs: tuple[str, ...]
    headline: tuple[str, ...]
    split: str = ""
    folder: str = ""
    other: str = ""
    published: tuple[Published, ...] = ()
    one_of: tuple[str, ...] = ()


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
#: Test topics, gold mentions, singletons in: Bugert et al. 2021, "Generalizing Cross-Document Event Coreference
#: Resolution Across Multiple Corpora", recomputed from the scores they released; Ding et al. 2024, Held et al. 2021.
_GVC, _ECBPLUS = (
    tuple(Published(name, "test", {"conll_f1": figure}) for name, figure in figures)
    for figures in (
        (("same lemma", 33.8), ("lemma and document similarity", 50.3), ("boosted trees", 59.4),
         ("Barhom et al. 2019", 73.3), ("Held et al. 2021", 83.7), ("Ding et al. 2024", 84.4)),
        (("same lemma", 61.9), ("lemma and document similarity", 74.4), ("boosted trees", 74.8),
         ("Barhom et al. 2019", 79.2)),
    )
)  # fmt: skip
_CLUSTERS = ("conll_f1", "muc_f1", "b_cubed_f1", "ceaf_e_f1")
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
        "linking:measure_linking", (),
        ("b_cubed_f1", "pair_precision", "conll_f1", "lookalikes_false_merges"),
        one_of=("gva/incidents.jsonl", "incidents.jsonl", "clusters/news_cluster", "news_cluster", "gvc/dev.jsonl",
                "gvc/test.jsonl", "dev.jsonl", "test.jsonl", ecbplus.LISTS[0], f"ecbplus/{ecbplus.LISTS[0]}",
                maverick.FILE, f"maverick/{maverick.FILE}"),
    ),
    "confidence": Benchmark(
        "confidence:measure_confidence", ("{split}.jsonl",), ("confidence_f1", "confidence_given_f1"), "dev", "muc4",
        other="test", published=_MUC4_CONFIDENCE,
    ),
    "names": Benchmark(
        "names:measure_names", (f"*/{re3d.DOCUMENTS}",), ("entity_f1", "kind_accuracy"), re3d.SPLIT, "re3d"
    ),
    "times": Benchmark(
        "times:measure_times", (timeml.FILES,), ("strict_f1", "relaxed_f1", "value_f1", "type_f1"), folder=timeml.FOLDER
    ),
    "places": Benchmark(
        "places:measure_places", ("*.xml",),
        ("accuracy_161km", "toponym_f1", "lgl_accuracy_161km", "geovirus_accuracy_161km"), "development", "places",
    ),
    "quantities": Benchmark(
        "quantities:measure_quantities", (),
        ("killed_exact", "injured_exact", "day_exact", "within_25_km", "awsd_killed_exact", "awsd_wounded_exact",
         "awsd_kidnapped_exact", "awsd_all_exact", "phrases_right"),
        one_of=("gva/reports.jsonl", "reports.jsonl", "awsd/*.csv", "*.csv"),
    ),
    "counts": Benchmark(
        "counts:measure_counts",
        (awsd.FILE.format(split=awsd.SPLIT), "muc4/dev.jsonl", rams.FILE.format(split=rams.SPLIT),
         wikievents.FILE.format(split=wikievents.SPLIT), wikievents.GROUPS.format(split=wikievents.SPLIT)),
        ("accuracy", "killed_f1", "injured_f1", "kidnapped_f1", "rules_accuracy", "both_accuracy"),
    ),
    "marked": Benchmark(
        "marked:measure_marked",
        (awsd.FILE.format(split=awsd.SPLIT), case2021.FILE.format(split=case2021.SPLIT), "gva/reports.jsonl",
         "india_police/docs.jsonl", rams.FILE.format(split=rams.SPLIT), "re3d", "ucdp_ukraine",
         wikievents.FILE.format(split=wikievents.SPLIT)),
        ("all_f1", "all_precision", "all_recall", "perpetrator_f1", "victim_f1", "target_f1", "weapon_f1", "texts_f1"),
    ),
    "acts": Benchmark(
        "acts:measure_acts",
        (awsd.FILE.format(split=awsd.SPLIT), "gva/reports.jsonl", "india_police/docs.jsonl", "polnear",
         rams.FILE.format(split=rams.SPLIT), "re3d", "synthetic", wikievents.FILE.format(split=wikievents.SPLIT)),
        ("acts_f1", "acts_precision", "acts_recall", "actors_f1", "recipients_f1", "rules_acts_f1", "encoder_acts_f1"),
    ),
    "numbers": Benchmark(
        "numbers:measure_numbers",
        (case2021.FILE.format(split=case2021.SPLIT), "gva/reports.jsonl", "india_police/docs.jsonl", "polnear",
         rams.FILE.format(split=rams.SPLIT), "re3d", wikievents.FILE.format(split=wikievents.SPLIT)),
        ("numbers_f1", "numbers_precision", "numbers_recall", "killed_f1", "injured_f1", "arrested_f1",
         "rules_numbers_f1", "encoder_numbers_f1"),
    ),
    "judged": Benchmark(
        "judged:measure_judged",
        ("clusters", "gva/reports.jsonl", "india_police/docs.jsonl", "places/lgl.xml", "polnear/metadata.tsv", "re3d",
         rams.FILE.format(split=rams.SPLIT), "timeml", "awsd"),
        ("all_precision", "all_recall", "made_precision", "time_precision", "place_precision", "count_precision"),
    ),
    "tellings": Benchmark(
        "tellings:measure_tellings",
        ("clusters", "gva/reports.jsonl", "india_police/docs.jsonl", "places/lgl.xml", "polnear/metadata.tsv", "re3d",
         rams.FILE.format(split=rams.SPLIT), "awsd"),
        ("speaker_accuracy", "attributed_precision", "attributed_recall", "stance_accuracy", "unsure_f1"),
    ),
    "gvc": Benchmark(
        "linking_mentions:measure_gvc", (gvc.FILE,), _CLUSTERS, gvc.SPLIT, "gvc", other="test", published=_GVC,
    ),
    "ecbplus": Benchmark(
        "linking_mentions:measure_ecbplus", (ecbplus.LISTS[0],), _CLUSTERS, folder="ecbplus", published=_ECBPLUS,
    ),
    "maverick": Benchmark(
        "linking_maverick:measure_maverick", (maverick.FILE,),
        ("pair_f1", "pair_precision", "pair_recall", "splink_pair_f1", "splink_best_pair_f1"), folder="maverick",
    ),
    "stances": Benchmark(
        "stances:measure_stances", (timeml.FILES,),
        ("denied_recall", "denied_precision", "conditional_recall", "conditional_precision", "asserted_recall"),
        folder=timeml.FOLDER,
    ),
})  # fmt: skip
