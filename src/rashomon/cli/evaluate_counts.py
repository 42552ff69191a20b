"""``rashomon evaluate quantities``, ``counts``, ``marked``, ``acts``, ``numbers``, ``judged``, ``tellings``: values."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.figures import as_json_option, folder_option, limit_option, run_one, sets_option


@click.command("quantities")
@folder_option("The folder of gva or of awsd")
@limit_option
@as_json_option
def quantities(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure counts, days and places of incidents.

    On reports of shootings (gva): killed_exact and injured_exact at tolerance 0, day_exact, within_25_km of the coded
    point, city_right by name; _given is the share told, _precision the share right of those. On lines about aid
    workers (awsd): killed_exact, wounded_exact, kidnapped_exact and all_exact, with awsd_ before them where both sets
    are there. A count that nobody tells is 0. Figures are of the half of gva and the fifth of awsd that were never
    looked at; studied_ are of the rest, whole_ of all.

    \b
    Examples:
      rashomon evaluate quantities --data sets/
      rashomon evaluate quantities --data sets/gva --limit 100
      rashomon evaluate quantities --data sets/awsd --json
    """
    return run_one("quantities", data, split="", limit=limit, as_json=as_json)


@click.command("counts")
@sets_option
@limit_option
@as_json_option
def counts(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure what each number of a text is taken to count.

    Numbers of held-out rows of awsd, of RAMS and WikiEvents, and of MUC-4's development texts whose meaning the coding
    tells: killed, injured, kidnapped, arrested, attackers, munitions, objects, other. accuracy and the figures by class
    are of the encoder's head; rules_ of the rules, where a number that no rule reads is "other"; both_ of the rules,
    and of the head where no rule reads the number.

    \b
    Examples:
      rashomon evaluate counts --data sets/
      rashomon evaluate counts --data sets/ --json
    """
    return run_one("counts", data, split="", limit=limit, as_json=as_json)


@click.command("marked")
@sets_option
@limit_option
@as_json_option
def marked(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure who did it, to whom and what, and with what, in modern texts.

    Texts of several sets, of which only the held ones are read, with marks made by hand for this project: run it where
    the marks lie, in the folder of the repository. _recall is the share of fields of incidents of which a mark is
    told, _precision the share of values told that are marked; places and times are not in all_. encoder_ counts what
    the encoder found, rules_ what the rules did.

    \b
    Examples:
      rashomon evaluate marked --data sets/
      rashomon evaluate marked --data sets/ --json
    """
    return run_one("marked", data, split="", limit=limit, as_json=as_json)


@click.command("acts")
@sets_option
@limit_option
@as_json_option
def acts(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure who accuses, denies, condemns, arrests, investigates, keeps silent.

    Passages of several sets, of which only the held ones are read, with marks made by hand for this project: run it
    where the marks lie, in the folder of the repository. acts_recall is the share of the marked acts about violence
    that are told, by their kind and words, acts_precision the share of those told that are marked; actors_ and
    recipients_ ask who acts, and to whom, of those that are right. rules_ counts what the rules read, encoder_ what
    the encoder does.

    \b
    Examples:
      rashomon evaluate acts --data sets/
      rashomon evaluate acts --data sets/ --json
    """
    return run_one("acts", data, split="", limit=limit, as_json=as_json)


@click.command("numbers")
@sets_option
@limit_option
@as_json_option
def numbers(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure what every number of a passage counts: those killed, hurt, missing, taken, arrested, what was fired.

    Passages of several sets, and some written for this project, of which only the held ones are read, with marks made
    by hand for this project: run it where the marks lie, in the folder of the repository. numbers_precision is the
    share of the numbers read as one of these that are marked as it, numbers_recall the share of the marked ones that
    are read. rules_ counts what the rules read, encoder_ the encoder's likeliest reading.

    \b
    Examples:
      rashomon evaluate numbers --data sets/
      rashomon evaluate numbers --data sets/ --json
    """
    return run_one("numbers", data, split="", limit=limit, as_json=as_json)


@click.command("judged")
@sets_option
@limit_option
@as_json_option
def judged(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure what share of what is told is true to the report.

    Statements of real reports that were judged by reading them: run it where the judgements lie, in the folder of the
    repository; only held reports are read. all_precision is the share true of those told, that is, of those with a
    score from which briefs tell them, all_recall the share told of the true ones; made_precision is the share true of
    all that are made, whatever their score. Then the same by kind of field.

    \b
    Examples:
      rashomon evaluate judged --data sets/
      rashomon evaluate judged --data sets/ --json
    """
    return run_one("judged", data, split="", limit=limit, as_json=as_json)


@click.command("tellings")
@sets_option
@limit_option
@as_json_option
def tellings(*, data: Path, limit: int | None, as_json: bool) -> int:
    """Measure whether values are told as said by whom the report has them from, and as firmly.

    Values of real reports, drawn by chance among all that was told, of which somebody marked who says them and how: run
    it where the marks lie, in the folder of the repository; only held reports are read. speaker_accuracy is the share
    told in the right voice, the report's own or the right speaker's; attributed_precision and attributed_recall are of
    those that somebody says; stance_accuracy is the share told as the report tells it; unsure_ are precision and recall
    of telling that something is no plain fact.

    \b
    Examples:
      rashomon evaluate tellings --data sets/
      rashomon evaluate tellings --data sets/ --json
    """
    return run_one("tellings", data, split="", limit=limit, as_json=as_json)
