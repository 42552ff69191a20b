"""Names: from words to who is meant, and one bearer against another.

In: the words of a noun phrase. Out: :class:`rashomon.records.Name`. It never adds a word that was not printed, apart
from the canonical names of countries and known groups.
"""

from rashomon.values.names.compare import compare_names, same_name, show_name
from rashomon.values.names.groups import with_role
from rashomon.values.names.read import read_name

__all__ = ["compare_names", "read_name", "same_name", "show_name", "with_role"]
