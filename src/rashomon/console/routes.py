"""The pages of the console: one table."""

from __future__ import annotations

from rashomon.console.incident import incident
from rashomon.console.page import Route
from rashomon.console.plain import about, signin, watches
from rashomon.console.report import report
from rashomon.console.review import review
from rashomon.console.search import search
from rashomon.console.series import series
from rashomon.console.situation import situation

ROUTES: tuple[Route, ...] = (
    Route("situation", "/", situation),
    Route("incident", "/incidents/{id}", incident),
    Route("report", "/reports/{id}", report),
    Route("review", "/review", review),
    Route("series", "/series", series),
    Route("search", "/search", search),
    Route("watches", "/watches", watches),
    Route("about", "/about", about),
    Route("signin", "/signin", signin),
)
