"""When: time expressions of a sentence to ranges with their precision, compared and shown.

In go an English sentence and the publication date, out come :class:`~rashomon.records.TimeRange` values. A time that
cannot be resolved keeps its words and has no bounds; it is never the publication date.
"""

from rashomon.values.times.compare import covers
from rashomon.values.times.find import find_times
from rashomon.values.times.show import show_time

__all__ = ["covers", "find_times", "show_time"]
