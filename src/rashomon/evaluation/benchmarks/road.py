"""Reading by the whole road, as in use: gate, rules, encoder, scores.

Out: a function from a report to its reading, whose tools are made once. What reading needs is loaded when it is asked
for, so that a benchmark that is given another reader loads nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.records import Reading, Report

#: A report to what is read from it.
Read = Callable[[Report], Reading]


def reader(threads: int = 0) -> Read:
    """Return the reading of the package; ``threads`` as for ``make_tools``."""
    from rashomon.jobs.tools import make_tools
    from rashomon.pipeline import read_report
    from rashomon.settings import read_settings

    tools = make_tools(read_settings(), threads)
    return lambda report: read_report(report, tools)
