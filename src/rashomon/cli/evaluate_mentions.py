"""``rashomon evaluate mentions`` and ``maverick``: which mentions, and which coded reports, are of one event."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.figures import as_json_option, folder_option, limit_option, run_one, split_option


@click.command("mentions")
@folder_option("The folder of the set")
@click.option("--set", "set_", type=click.Choice(["gvc", "ecbplus"]), required=True, help="The set.")
@split_option("dev")
@limit_option
@as_json_option
def mentions(*, data: Path, set_: str, split: str, limit: int | None, as_json: bool) -> int:
    """Measure which mentions of events, over many texts, are joined. The mentions are given.

    conll_f1 is the mean of muc_f1, b_cubed_f1 and ceaf_e_f1 over all mentions, those that stand alone among them;
    without_singletons_ leaves those out; documents_ are figures of the groups of texts; same_word_ is the plain rule.
    Topics that were trained on are read with weights that never saw them. Published figures are of test topics.
    --split is for gvc; of ecbplus, topics that were not trained on count alone where there are any.

    \b
    Examples:
      rashomon evaluate mentions --set gvc --data sets/
      rashomon evaluate mentions --set gvc --data sets/gvc --split test --json
      rashomon evaluate mentions --set ecbplus --data sets/ecbplus
    """
    return _run(set_, data, split if set_ == "gvc" else "", limit, as_json)


@click.command("maverick")
@folder_option("The folder of MAVERICK")
@limit_option
@as_json_option
def maverick(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure which coded reports of MAVERICK are found to be of one event, by date, place, kind and actors.

    Figures that begin with splink_ are those of Splink on the same pairs, splink_best_ of Splink at the threshold
    that suits these rows best; without Splink they are left out. linked_pair_f1 is of the links alone, before they
    are made into incidents.

    \b
    Examples:
      rashomon evaluate maverick --data sets/
      rashomon evaluate maverick --data sets/maverick --json
    """
    return _run("maverick", data, "", limit, as_json)


def _run(name: str, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    from rashomon.evaluation.benchmarks import folder_there

    return run_one(name, folder_there(name, data), split=split, limit=limit, as_json=as_json)
