"""The server: a REST API over a ledger, the console's pages, sign-in and tokens.

In: an open ledger and who asks. Out: JSON, pages, a stream of events. What a report contains goes out as data, never as
markup of ours. It decides nothing itself: what people decide is handed to :mod:`rashomon.jobs`. FastAPI, pydantic and
what else a server needs are imported by the modules of this package, and those by ``rashomon serve`` alone.
"""
