"""Events in the layout of PLOVER v2.0: one row for each incident, and one for each verbal act told beside it.

In: a dossier. Out: rows under PLOVER's own names, and beside them what PLOVER has no field for: who tells of it, how
firmly, and the statements each row rests on. Nothing is settled: where tellings name several actors, all are listed,
each with who names it and who denies it. It never reads a ledger.

Layout: PLOVER manual, version 2.0, chapter "Data Fields".
"""

from __future__ import annotations

from rashomon.export.plover.keys import PLOVER_KEYS, PLOVER_OBJECTS
from rashomon.export.plover.rows import plover_rows

__all__ = ["PLOVER_KEYS", "PLOVER_OBJECTS", "plover_rows"]
