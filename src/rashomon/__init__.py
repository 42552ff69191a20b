"""One incident, several tellings: a claim-level ledger of what dated news reports say."""

__version__ = "0.1.0"
