"""``rashomon evaluate``: how well the reading does against expected answers, and on other people's labelled sets."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.evaluate_counts import acts, counts, judged, marked, numbers, quantities, tellings
from rashomon.cli.evaluate_mentions import maverick, mentions
from rashomon.cli.evaluate_names import names
from rashomon.cli.evaluate_places import places
from rashomon.cli.evaluate_times import times
from rashomon.cli.evaluate_voices import attribution, confidence, stance, stances
from rashomon.cli.figures import (
    as_json_option,
    folder_option,
    limit_option,
    run_all,
    run_one,
    sets_option,
    split_option,
)
from rashomon.cli.options import settings_of


@click.group("evaluate")
def command() -> None:
    """Measure the reading against expected answers.

    The sets are other people's and do not come with Rashomon. Figures are in percent (but for those that end in _r and
    _mae), with 95 % intervals that come from drawing documents again. Of a set that was trained on in part, only
    held-out documents count, and the split is called "development".

    \b
    Examples:
      rashomon evaluate seeds --data seeds/
      rashomon evaluate all --data sets/
      rashomon evaluate muc4 --data sets/muc4 --json > muc4.json
    """


@command.command("seeds")
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of reports with the answers expected of them.",
)
@click.option(
    "--expected",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The expected lines, where they are not DIR/expected.jsonl.",
)
@click.option("--split", default="development", metavar="NAME", help="What the figures are. [default: development]")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def seeds(*, data: Path, expected: Path | None, split: str, as_json: bool) -> int:
    """Measure against a folder of reports with the answers expected of them.

    \b
    Examples:
      rashomon evaluate seeds --data seeds/
      rashomon evaluate seeds --data seeds/ --json > scores.json
      rashomon evaluate seeds --data examples --expected evals/examples.jsonl
    """
    from rashomon.evaluation.showing import run_and_show

    return run_and_show(data, settings=settings_of(None), as_json=as_json, expected=expected, split=split)


@command.command("muc4")
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that holds SPLIT.jsonl, messages with their keys.",
)
@split_option("dev")
@limit_option
@as_json_option
def muc4(*, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    """Measure templates against the keys of MUC-4.

    Kinds of figures that must not be compared with each other: template_ and gtt_ (Du et al. 2021), ceaf_ree_,
    ceaf_rme_, and all_slots_ with slot_N_ (the evaluation of 1992).

    \b
    Examples:
      rashomon evaluate muc4 --data sets/muc4
      rashomon evaluate muc4 --data sets/muc4 --split dev --limit 20
    """
    return run_one("muc4", data, split=split, limit=limit, as_json=as_json)


@command.command("gate")
@sets_option
@as_json_option
def gate(*, data: Path, as_json: bool) -> int:
    """Measure what the gate before the encoder passes and drops.

    It needs all of the sets that it was fitted to; held-out texts count.

    \b
    Examples:
      rashomon evaluate gate --data sets/
      rashomon evaluate gate --data sets/ --json
    """
    return run_one("gate", data, split="", limit=None, as_json=as_json)


@command.command("arguments")
@sets_option
@click.option("--set", "set_", type=click.Choice(["wikievents", "rams"]), required=True, help="The set.")
@split_option("dev")
@limit_option
@as_json_option
def arguments(*, data: Path, set_: str, split: str, limit: int | None, as_json: bool) -> int:
    """Measure who or what plays which role in events whose triggers are given.

    \b
    Examples:
      rashomon evaluate arguments --data sets/ --set wikievents
      rashomon evaluate arguments --data sets/ --set rams --limit 20
    """
    return run_one(set_, data, split=split, limit=limit, as_json=as_json)


@command.command("case2021")
@sets_option
@split_option("test")
@limit_option
@as_json_option
def case2021(*, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    """Measure the fine-grained types of event of CASE 2021.

    The set was published as a test; four fifths of it are trained on here.

    \b
    Examples:
      rashomon evaluate case2021 --data sets/
      rashomon evaluate case2021 --data sets/ --json
    """
    return run_one("case2021", data, split=split, limit=limit, as_json=as_json)


@command.command("plover")
@sets_option
@split_option("train")
@limit_option
@as_json_option
def plover(*, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    """Measure the PLOVER types of PLV, as roots and as quads.

    \b
    Examples:
      rashomon evaluate plover --data sets/
      rashomon evaluate plover --data sets/ --json
    """
    return run_one("plover", data, split=split, limit=limit, as_json=as_json)


@command.command("awsd")
@sets_option
@split_option("to_2023-06")
@limit_option
@as_json_option
def awsd(*, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    """Measure the means of attack of the Aid Worker Security Database.

    \b
    Examples:
      rashomon evaluate awsd --data sets/
      rashomon evaluate awsd --data sets/ --limit 100
    """
    return run_one("awsd", data, split=split, limit=limit, as_json=as_json)


@command.command("linking")
@folder_option("The folder of one set of reports and their incidents")
@limit_option
@as_json_option
def linking(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure which reports are taken to tell of one incident.

    gva (bare names): each report read from its text, with the incident of its main account; given_: with day, place and
    tolls as they were coded. clusters_: outlets that tell of one attack. lookalikes_: attacks made to look alike, by
    the days between them. Sets that are not there are passed over.

    \b
    Examples:
      rashomon evaluate linking --data sets/
      rashomon evaluate linking --data sets/gva --json
    """
    return run_one("linking", data, split="", limit=limit, as_json=as_json)


@command.command("all")
@sets_option
@limit_option
@click.option("--json", "as_json", is_flag=True, help="Print all figures as a JSON array of objects.")
def all_(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure on every set that is in a folder, and print the main figures.

    A set that is not there is passed over, with a word.

    \b
    Examples:
      rashomon evaluate all --data sets/
      rashomon evaluate all --data sets/ --json > figures.json
    """
    return run_all(data, limit=limit, as_json=as_json)


_MORE = (
    attribution, stance, stances, confidence, names, times, places, quantities, counts, marked, acts, numbers, judged,
    tellings, mentions, maverick,
)  # fmt: skip
for one in _MORE:
    command.add_command(one)
