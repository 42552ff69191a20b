"""What can go wrong, as exceptions.

RashomonError
├── UsageError        the call itself is off: an unknown option, format, field or id        exit code 2
├── LedgerError       the ledger file cannot be opened, is newer than this version, or is damaged
│   └── LedgerBusy    another process holds the ledger
└── DataMissing       a data set or gazetteer that a command needs is not there

A bad report is not an exception: it comes back as a :class:`rashomon.records.Issue`.
"""

from __future__ import annotations


class RashomonError(Exception):
    """Base of all errors raised on purpose; its text says what happened, to what, and what to do."""

    exit_code = 1


class UsageError(RashomonError):
    """The call is off."""

    exit_code = 2


class LedgerError(RashomonError):
    """The ledger cannot be used."""


class LedgerBusy(LedgerError):
    """Another process is writing to the ledger."""


class DataMissing(RashomonError):
    """Data that a command needs is not there."""
