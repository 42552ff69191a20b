"""Exports: rows of plain JSON, one table of documented keys per kind of row.

In: records and dossiers. Out: dicts whose keys are exactly those of the table. It never reads a ledger. Statements,
accounts and incidents collapse no value: bounds, precision, speakers and stances go out as they are held. A codebook's
layout (``muc4``, ``plover``) applies that codebook's rules.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.export.accounts import ACCOUNT_KEYS, account_row
from rashomon.export.cells import cell
from rashomon.export.incidents import INCIDENT_KEYS, NESTED_KEYS, incident_row
from rashomon.export.keys import Keys
from rashomon.export.muc4 import MUC4_KEYS, TEMPLATE_KEYS, muc4_row, template_text
from rashomon.export.plover import PLOVER_KEYS, PLOVER_OBJECTS, plover_rows
from rashomon.export.statements import STATEMENT_KEYS, statement_row
from rashomon.export.values import VALUE_KEYS

#: Kind of row -> its keys.
EXPORTS: Mapping[str, Keys] = {
    "statements": STATEMENT_KEYS,
    "accounts": ACCOUNT_KEYS,
    "incidents": INCIDENT_KEYS,
    "muc4": MUC4_KEYS,
    "plover": PLOVER_KEYS,
}
#: Object inside a row -> its keys.
OBJECTS: Mapping[str, Keys] = {**NESTED_KEYS, "Template": TEMPLATE_KEYS, **PLOVER_OBJECTS, **VALUE_KEYS}

__all__ = [
    "EXPORTS",
    "OBJECTS",
    "Keys",
    "account_row",
    "cell",
    "incident_row",
    "muc4_row",
    "plover_rows",
    "statement_row",
    "template_text",
]
