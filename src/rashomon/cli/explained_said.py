"""Who says what in a report, as lines for a person: what counts, and what the encoder heard that does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.brief.clean import visible
from rashomon.brief.wording import one_line
from rashomon.cli.styled import Line, line, quoted, titled
from rashomon.cli.words import named

if TYPE_CHECKING:
    from rashomon.jobs.explaining import Explanation
    from rashomon.jobs.hearing import Voice
    from rashomon.pipeline.heard import Judged
    from rashomon.records import Name

#: Characters of what somebody says that a line shows.
CONTENT = 80


def said_lines(given: Explanation) -> Iterator[Line]:
    """Yield who says what, then what the encoder heard and the reading passed over, with the reason."""
    yield from titled("Who says what", (_voice(given, one) for one in given.said))
    if given.unheard:
        yield from titled("Heard by the encoder, and passed over", (_unheard(given, one) for one in given.unheard))


def _voice(given: Explanation, one: Voice) -> Line:
    a = one.said.attribution
    words = given.report.text[a.content.start : a.content.end]
    via = "".join(f", via {named(name)}" for name in a.via)
    hedge = f" ({visible(one_line(a.hedge))})" if a.hedge else ""
    score = f" {one.score:.2f}" if one.score is not None else ""
    found = (f"{a.found_by or a.cue}{score}", "cyan")
    who = (f"{_kind(a.speaker)}{via}", "dim")
    said = f"  [{visible(one_line(a.cue))}] {quoted(words, CONTENT)}  {a.stance}{hedge}, {a.speech}  "
    return line(2, f"{one.said.sentence + 1:>3}  ", (named(a.speaker), "bold"), who, said, found)


def _kind(name: Name) -> str:
    """Return what kind of speaker a name is, with the role and country that are not in the name itself."""
    role = name.role if name.role.casefold() not in named(name).casefold() else ""
    return f" ({', '.join(part for part in (name.kind, role, name.country) if part)})"


def _unheard(given: Explanation, one: Judged) -> Line:
    def words(place: tuple[int, int] | None) -> str:
        return visible(one_line(given.report.text[place[0] : place[1]])) if place else "nobody"

    spoken = one.spoken
    cue = f" [{words(spoken.cue)}]" if spoken.cue else ""
    said = "".join(f" {quoted(given.report.text[start:end], CONTENT)}" for start, end in spoken.content)
    return line(2, (f"{words(spoken.speaker)}{cue}{said}  {spoken.score:.2f}  {one.why}", "dim"))
