"""Who says what in a report, as lines for a person: what counts, what was heard and does not, and the acts seen."""

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
    from rashomon.pipeline.acted import Judged as JudgedAct
    from rashomon.pipeline.heard import Judged
    from rashomon.records import Name

#: Characters of what somebody says that a line shows.
CONTENT = 80


def said_lines(given: Explanation) -> Iterator[Line]:
    """Yield who says what, then what the encoder heard and the reading passed over, with the reason."""
    yield from titled("Who says what", (_voice(given, one) for one in given.said))
    if given.unheard:
        yield from titled("Heard by the encoder, and passed over", (_unheard(given, one) for one in given.unheard))
    if given.acts:
        yield from titled("Seen by the encoder as done by saying", (_act(given, one) for one in given.acts))


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


def _act(given: Explanation, one: JudgedAct) -> Line:
    def words(place: tuple[int, int] | None) -> str:
        return visible(one_line(given.report.text[place[0] : place[1]])) if place else "–"

    act = one.act
    chances = f"{act.score:.2f}, of violence {act.violent:.2f}"
    told = f"{words(act.who)} [{words(act.cue)}] {words(act.whom)}  {chances}  {one.why}"
    return line(2, (f"{act.kind}  ", "dim" if one.why else "bold"), (told.rstrip(), "dim" if one.why else ""))
