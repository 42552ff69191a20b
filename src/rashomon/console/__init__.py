"""The console: pages about a ledger, rendered on this side, and the same pages as a folder of files.

In: a read-only ledger and a :class:`~rashomon.console.page.Visit`. Out: HTML. It never writes to a ledger, never opens
a connection, and every page works without a script; scripts of our own make maps and timelines answer to a hand.
"""

from __future__ import annotations

from rashomon.console.page import Page, Route, Visit

__all__ = ["Page", "Route", "Visit"]
