"""When: time expressions of a sentence or a text to TIMEX3 and to ranges with their precision, compared and shown.

In go English sentences and the publication date, out come :class:`~rashomon.records.TimeRange` values, and TIMEX3. A
time that cannot be resolved keeps its words and has no bounds; it is never the publication date.
"""

from rashomon.values.times.compare import compare_times, covers
from rashomon.values.times.elsewhere import by_clock_of, clock_of
from rashomon.values.times.expressions import TimeExpression
from rashomon.values.times.find import find_times, find_times_of_text, read_times
from rashomon.values.times.happenings import from_happening
from rashomon.values.times.likeliest import COARSENESS, finest, last_day, likeliest_day
from rashomon.values.times.ranges import is_untold
from rashomon.values.times.show import show_time

__all__ = [
    "COARSENESS",
    "TimeExpression",
    "by_clock_of",
    "clock_of",
    "compare_times",
    "covers",
    "find_times",
    "find_times_of_text",
    "finest",
    "from_happening",
    "is_untold",
    "last_day",
    "likeliest_day",
    "read_times",
    "show_time",
]
