"""The place names of a report, as lines for a person: what each means, by which parts of the score, and what else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.brief.clean import visible
from rashomon.cli.styled import Line, line, quoted, titled

if TYPE_CHECKING:
    from rashomon.jobs.explaining import Explanation
    from rashomon.jobs.locating import Choice, Located


def place_lines(given: Explanation) -> Iterator[Line]:
    """Yield each place name with what it means, the parts of its score, and the next likeliest places."""
    yield from titled("Places", (made for one in given.places for made in _place(given, one)))


def _place(given: Explanation, one: Located) -> Iterator[Line]:
    words = quoted(given.report.text[one.start : one.end])
    if one.choice is None:
        yield line(2, f"{words}  a place name {one.chance:.2f}  ", ("in no gazetteer", "dim"))
        return
    yield line(2, f"{words}  a place name {one.chance:.2f}  ", (_named(one.choice), "cyan"))
    parts = (f"{name} {part:+.2f}" for name, part in one.choice.parts.items())
    yield line(4, (f"score {one.choice.score:+.2f}: {', '.join(parts)}", "dim"))
    if one.others:
        yield line(4, (f"not {'; '.join(map(_named, one.others))}", "dim"))


def _named(choice: Choice) -> str:
    place = choice.place
    within = f" ± {place.radius_km:g} km" if place.radius_km is not None else ""
    told = ", ".join(part for part in (place.country, place.precision) if part)
    return visible(f"{place.name} ({told}{within}; {place.gazetteer_id or 'vocabulary'}) {choice.chance:.2f}")
