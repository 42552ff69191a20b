"""``rashomon evaluate attribution``, ``stance``, ``stances`` and ``confidence``: who says so, and how surely."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.figures import as_json_option, folder_option, limit_option, run_one, split_option


@click.command("attribution")
@folder_option("The folder of PolNeAR, with dev or test in it")
@split_option("dev")
@limit_option
@click.option("--by-rules", is_flag=True, help="Measure the attributions of the rules instead of the encoder's.")
@as_json_option
def attribution(*, data: Path, split: str, limit: int | None, by_rules: bool, as_json: bool) -> int:
    """Measure who says what in PolNeAR.

    source_f1, cue_f1 and content_f1 are of exact spans, sentence by sentence, as published; source_whole_f1 and the
    like of whole spans over the text; attribution_f1 of speaker and content together; direct_recall, mixed_recall and
    indirect_recall of contents that are all, partly or not in quotation marks. If only one of dev and test is
    there, it is taken. Published figures are printed below ours; they are of the test split.

    \b
    Examples:
      rashomon evaluate attribution --data sets/polnear
      rashomon evaluate attribution --data sets/polnear --split test --json
      rashomon evaluate attribution --data sets/polnear --by-rules
    """
    return _run("attribution-by-rules" if by_rules else "attribution", data, split, limit, as_json)


@click.command("stance")
@folder_option("The folder that holds UW, UDS_IH2 and MEANTIME")
@split_option("dev")
@limit_option
@as_json_option
def stance(*, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    """Measure whether what is told of happened, according to the text.

    uw_r and the like are correlations with the judgements of people, from -1 to 1; uw_mae and the like mean errors on
    their scale from -3 to +3, with uw_constant_mae for always saying +3. denied_recall and the others are of stances:
    values up to -1.5 are denied, from 1.5 on asserted, and uncertain between. A predicate without a value counts as +3.
    A limit counts for each of the three sets.

    \b
    Examples:
      rashomon evaluate stance --data sets/factuality
      rashomon evaluate stance --data sets/factuality --limit 100 --json
    """
    return _run("stance", data, split, limit, as_json)


@click.command("stances")
@folder_option("A folder of TimeML files (.tml), or of folders of them")
@limit_option
@as_json_option
def stances(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure the stance that the words round an event give it, against TimeML.

    denied_recall is of events that are negated, prevented or denied, conditional_recall of those under a condition, and
    the precisions of what we took for such. A table tells which stances the events of each label got.

    \b
    Examples:
      rashomon evaluate stances --data sets/timeml
      rashomon evaluate stances --data sets/timeml/TimeBank --json
    """
    return _run("stances", data, "", limit, as_json)


@click.command("confidence")
@folder_option("The folder of MUC-4, with SPLIT.jsonl in it")
@split_option("dev")
@limit_option
@as_json_option
def confidence(*, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    """Measure how sure a report is of who did it: slot 11 of MUC-4.

    confidence_f1 is end to end, by the rules of 1992; organisation_f1, slot 10, bounds it. confidence_given_f1 is of
    exact fills for the organisations of the key. Below ours are figures of the evaluation of 1992, on its test.

    \b
    Examples:
      rashomon evaluate confidence --data sets/muc4
      rashomon evaluate confidence --data sets/muc4 --limit 20 --json
    """
    return _run("confidence", data, split, limit, as_json)


def _run(name: str, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    from rashomon.evaluation.benchmarks import folder_there

    return run_one(name, folder_there(name, data), split=split, limit=limit, as_json=as_json)
