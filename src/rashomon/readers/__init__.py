"""Reading reports from files: text with a date line, text with a header, saved pages, JSON Lines, CSV and TSV.

In: paths. Out: reports, each with the issues met on the way; a bad report is an issue and never an exception. Reading
needs no network. What is heavy (the page reader, the language identifier) is loaded when the first report needs it.
"""

from rashomon.readers.files import STANDARD_INPUT, count_paths, read_paths
from rashomon.readers.formats import FORMATS, SUFFIXES
from rashomon.readers.items import ReadItem

__all__ = ["FORMATS", "STANDARD_INPUT", "SUFFIXES", "ReadItem", "count_paths", "read_paths"]
