"""Splink as a second engine: chances for pairs of accounts by the model of Fellegi & Sunter (1969), run on DuckDB.

In: the rows of ``linking.bulk``. Out: pairs of accounts with a chance that they tell of one incident. Nothing is
learned from labels: how often parts agree by chance is counted over random pairs, how often in one incident is
estimated over pairs of one day and pairs of one spot (expectation maximisation). Linacre et al. 2022, "Splink: Free
software for probabilistic record linkage at scale". It is the optional extra ``bulk``; nothing else needs it.

The same rows give the same chances: one thread, rows in the order of their ids, chances rounded.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rashomon.errors import UsageError
from rashomon.linking.bulk import BulkRow

if TYPE_CHECKING:
    from splink import SettingsCreator

#: Columns that agree in the pairs that EM runs over, a run each: what they compare is learned in the others. Where no
#: two accounts agree on the first columns of a run, the next are taken.
LEARNED_WITHIN: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("first_day", "latitude", "longitude"),),
    (("first_day", "kind", "killed"), ("first_day", "kind")),
    (("latitude", "longitude", "kind", "killed"), ("latitude", "longitude", "kind")),
)
#: Pairs taken for one incident to begin with, and the share of all such pairs that they are guessed to be.
ALMOST_SURE = (
    "l.first_day = r.first_day and l.latitude = r.latitude and l.longitude = r.longitude"
    " and len(list_intersect(l.actors, r.actors)) > 0"
)
ITS_SHARE = 0.5
#: Pairs drawn to count how often parts agree by chance, and the seed they are drawn with.
RANDOM_PAIRS, SEED = 4_000_000, 1969
#: Chances are kept to so many places.
PLACES = 6


@dataclass(frozen=True, slots=True)
class Chance:
    """A pair of accounts, ``left`` < ``right``, the chance that they tell of one incident, and how each part compares.

    ``parts`` maps the name of a part to its level in words.
    """

    left: str
    right: str
    chance: float
    parts: Mapping[str, str]


#: The table of comparisons: for each part its levels from the closest to the least, an SQL condition and its words.
#: The last level is "else"; a part that one side does not tell says nothing.
COMPARISONS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "time": (
        ("first_day_l = first_day_r and last_day_l = last_day_r and span_l < 3", "the same day"),
        ("first_day_l <= last_day_r and first_day_r <= last_day_l and span_l < 3 and span_r < 3", "days overlap"),
        ("first_day_l <= last_day_r and first_day_r <= last_day_l", "longer times overlap"),
        ("abs(datediff('day', first_day_l, first_day_r)) <= 2", "two days apart or less"),
    ),
    "place": (
        ("{km} <= 1", "within 1 km"), ("{km} <= 10", "within 10 km"), ("{km} <= 50", "within 50 km"),
    ),
    "kind": (
        ("kind_l = kind_r", "the same kind"),
        ("family_l = family_r or 'any' in (family_l, family_r)", "kinds agree"),
    ),
    "target": (("len(list_intersect(target_l, target_r)) > 1", "targets share words"),
               ("len(list_intersect(target_l, target_r)) = 1", "targets share a word")),
    "actors": (("len(list_intersect(actors_l, actors_r)) > 1", "several actors in common"),
               ("len(list_intersect(actors_l, actors_r)) = 1", "an actor in common")),
    "killed": (("killed_l = killed_r", "as many dead"),
               ("greatest(killed_l, killed_r) <= 2 * least(killed_l, killed_r) + 1", "about as many dead")),
}  # fmt: skip
_KM = (
    "6371 * 2 * asin(sqrt(pow(sin(radians(latitude_r - latitude_l) / 2), 2) + cos(radians(latitude_l))"
    " * cos(radians(latitude_r)) * pow(sin(radians(longitude_r - longitude_l) / 2), 2)))"
)
_UNTOLD: Mapping[str, str] = {
    "time": "first_day_l is null or first_day_r is null",
    "kind": "kind_l is null or kind_r is null",
    "place": "latitude_l is null or latitude_r is null",
    "target": "len(target_l) = 0 or len(target_r) = 0",
    "actors": "len(actors_l) = 0 or len(actors_r) = 0",
    "killed": "killed_l is null or killed_r is null",
}


def splink_version() -> str:
    """Return the version of Splink that is installed, "" where it is not."""
    if find_spec("splink") is None or find_spec("duckdb") is None:
        return ""
    try:
        return version("splink")
    except PackageNotFoundError:  # pragma: no cover - a folder of that name that is no package
        return ""


def splink_chances(rows: Sequence[BulkRow], *, least: float = 0.01) -> list[Chance]:
    """Return the pairs that share a block and whose chance is ``least`` or more, in the order of their ids.

    Pairs of one report are left out. Raises UsageError when Splink is not installed, or has nothing to learn from.
    """
    if not splink_version():
        raise UsageError("Splink is not installed. Install the extra: pip install 'rashomon[bulk]'.")
    if len(rows) < 2:
        return []
    runs = [columns for alternatives in LEARNED_WITHIN if (columns := _agreeing(rows, alternatives))]
    if not runs:
        raise UsageError("Splink has nothing to learn from: no two accounts agree on a day or a spot. Use our engine.")
    import duckdb
    import pyarrow
    from splink import DuckDBAPI, Linker, block_on

    connection = duckdb.connect(config={"threads": 1})
    api = DuckDBAPI(connection)
    ordered = sorted(rows, key=lambda row: row.unique_id)
    table = pyarrow.Table.from_pylist([asdict(row) for row in ordered], schema=_schema())
    linker = Linker(api.register(table), _settings(), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    linker.training.estimate_probability_two_random_records_match([ALMOST_SURE], recall=ITS_SHARE)
    for columns in runs:
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*columns), record_sample_proportion=1.0
        )
    found = linker.inference.predict(threshold_match_probability=least).as_record_list()
    pairs = (_chance(pair) for pair in found if pair["report_id_l"] != pair["report_id_r"])
    return sorted(pairs, key=lambda pair: (pair.left, pair.right))


def _agreeing(rows: Sequence[BulkRow], alternatives: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the first columns on which two rows agree, none where there are no such columns."""
    for columns in alternatives:
        keys = [tuple(getattr(row, column) for column in columns) for row in rows]
        told = [key for key in keys if None not in key]
        if len(set(told)) < len(told):
            return columns
    return ()


def _chance(pair: Mapping[str, Any]) -> Chance:
    left, right = sorted((str(pair["unique_id_l"]), str(pair["unique_id_r"])))
    parts = {part: _level(part, int(pair[f"gamma_{part}"])) for part in COMPARISONS}
    return Chance(left, right, round(float(pair["match_probability"]), PLACES), parts)


def _level(part: str, gamma: int) -> str:
    """Return a level in words: -1 is untold, 0 else, the closest has the highest number."""
    levels = COMPARISONS[part]
    return "not told" if gamma < 0 else "apart" if gamma == 0 else levels[len(levels) - gamma][1]


def _settings() -> SettingsCreator:
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_comparison(part) for part in COMPARISONS],
        blocking_rules_to_generate_predictions=[block_on("blocks", arrays_to_explode=["blocks"])],
        additional_columns_to_retain=["report_id"],
        retain_matching_columns=True,
        linker_uid="rashomon",
    )


def _comparison(part: str) -> Any:
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons

    told = [levels.CustomLevel(condition.format(km=_KM), words) for condition, words in COMPARISONS[part]]
    untold = levels.CustomLevel(_UNTOLD[part], "not told").configure(is_null_level=True)
    return comparisons.CustomComparison(
        comparison_levels=[untold, *told, levels.ElseLevel()], output_column_name=part, comparison_description=part
    )


def _schema() -> Any:
    import pyarrow

    text, words = pyarrow.string(), pyarrow.list_(pyarrow.string())
    return pyarrow.schema(
        {
            "unique_id": text, "report_id": text, "first_day": pyarrow.date32(), "last_day": pyarrow.date32(),
            "span": pyarrow.int64(), "latitude": pyarrow.float64(), "longitude": pyarrow.float64(), "place": text,
            "country": text, "kind": text, "family": text, "weapons": words, "target": words, "actors": words,
            "killed": pyarrow.int64(), "blocks": words,
        }
    )  # fmt: skip
