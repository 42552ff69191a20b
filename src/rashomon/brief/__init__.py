"""The brief: what is told of an incident, by whom, since when, with the exact words of every report cited.

:func:`build_brief` makes it from a dossier, :func:`render` prints it, :func:`unsupported` checks that it prints nothing
that its citations don't carry.
"""

from __future__ import annotations

from rashomon.brief.audit import unsupported
from rashomon.brief.build import build_brief, in_order, overview
from rashomon.brief.data import to_data
from rashomon.brief.formats import FORMATS, render
from rashomon.brief.model import Brief, Citation, Line, LineSide, OverviewRow, Section
from rashomon.lineage import statements_of

__all__ = [
    "FORMATS",
    "Brief",
    "Citation",
    "Line",
    "LineSide",
    "OverviewRow",
    "Section",
    "build_brief",
    "in_order",
    "overview",
    "render",
    "statements_of",
    "to_data",
    "unsupported",
]
