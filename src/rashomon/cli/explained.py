"""An explanation as lines for a person: the gate and the spans, the encoder's incidents, the places, who says what, the
accounts, the statements.

In: an explanation and the sections asked for. Out: styled lines with their indents. What comes from the report is made
fit to print.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from rashomon.brief.clean import visible
from rashomon.brief.wording import one_line
from rashomon.cli.explained_places import place_lines
from rashomon.cli.explained_said import said_lines
from rashomon.cli.styled import Line, line, quoted, titled
from rashomon.cli.words import field_label, in_words, kind_label, speaker

if TYPE_CHECKING:
    from rashomon.encoder.decode import Fill
    from rashomon.jobs.explaining import Explanation, Gated, Member
    from rashomon.jobs.weighing import PassedOver, Verdict
    from rashomon.records import Mention, Statement

#: Characters of an id that a line shows.
SHOWN = 8
SCALE = "After a stance: did it happen, by the encoder, from -3 (no) to +3 (yes)."
RULES_ALONE = "No gate and no encoder: the rules read alone."


def explanation_lines(given: Explanation, sections: Collection[str]) -> Iterator[Line]:
    """Yield the lines of the sections asked for: keys of :data:`rashomon.cli.explain_keys.SECTIONS`."""
    r = given.report
    where = ", ".join(part for part in (r.publisher, str(r.published), r.title) if part)
    yield line(0, (f"report {r.id}", "bold"), f"  {visible(one_line(where))}")
    if given.gate is None:
        yield line(0, RULES_ALONE)
    elif "gate" in sections:
        verdict = "passes" if given.gate.passed else "does not pass: no sentence is read"
        yield line(0, f"The gate: the report {verdict} ({given.gate.score:+.2f}; from 0 on it passes).")
    if {"gate", "spans"} & set(sections):
        yield from _sentences(given, gate="gate" in sections, spans="spans" in sections)
    if "spans" in sections and given.verdict:
        yield from _verdict(given.verdict)
    if "places" in sections:
        yield from place_lines(given)
    if "said" in sections:
        yield from said_lines(given)
    if "accounts" in sections:
        yield from _accounts(given)
    if "statements" in sections:
        yield from titled("Statements", [told for one in given.statements for told in _statement(given, one)])


def _sentences(given: Explanation, *, gate: bool, spans: bool) -> Iterator[Line]:
    under: dict[int, list[Mention]] = {}
    for mention in given.mentions:
        under.setdefault(mention.sentence, []).append(mention)
    shown = [one for one in given.sentences if gate or one.sentence.index in under]
    yield from titled("Sentences", (line for one in shown for line in _sentence(given, one, under, spans=spans)))


def _sentence(given: Explanation, one: Gated, under: dict[int, list[Mention]], *, spans: bool) -> Iterator[Line]:
    number, words = f"{one.sentence.index + 1:>3}  ", visible(one_line(one.sentence.text))
    parts = [(number, ""), (words, "")]
    if one.kept is not None and one.score is not None:
        verdict = ("kept    ", "green") if one.kept else ("dropped ", "red")
        parts = [(number, ""), verdict, (f"{one.score:+.2f}  ", ""), (words, "" if one.kept else "dim")]
    yield Line(0, tuple(parts), hang=5)
    for mention in under.get(one.sentence.index, ()) if spans else ():
        label = " ".join(part for part in (mention.label, mention.code) if part)
        yield line(7, (label, "cyan"), f"  {quoted(given.words(mention))}  {mention.score:.2f}  {mention.found_by}")


def _verdict(verdict: Verdict) -> Iterator[Line]:
    yield from titled("Incidents the encoder tells", _incidents(verdict))
    told = {one.told.type for one in verdict.incidents}
    others = ", ".join(f"{name} {chance:.2f}" for name, chance in verdict.types if name not in told)
    if others:
        yield line(2, f"Not told, below {verdict.threshold:.2f}: {others}")


def _incidents(verdict: Verdict) -> Iterator[Line]:
    for one in verdict.incidents:
        yield line(2, (one.told.type, "bold"), f"  {one.told.score:.2f}, told from {verdict.threshold:.2f}")
        yield from map(_fill, one.told.fills)
        yield from map(_passed_over, one.passed_over)


def _fill(one: Fill) -> Line:
    details = "; ".join(f"{head} {label} {chance:.2f}" for head, (label, chance) in one.details.items())
    return line(4, (one.role, "cyan"), f"  {quoted(one.words)}  {one.score:.2f}{'  ' if details else ''}{details}")


def _passed_over(one: PassedOver) -> Line:
    why = f"{one.why} {one.threshold:.2f}" if one.why == "below the threshold" else one.why
    return line(4, (f"no {one.role}  {quoted(one.words)}  {one.chance:.2f}  {why}", "dim"))


def _accounts(given: Explanation) -> Iterator[Line]:
    valued = any(member.value is not None for one in given.accounts for member in one.members)
    lines = [line(2, (SCALE, "dim"))] if valued else []
    for grouped in given.accounts:
        a = grouped.account
        about = f", about {a.about[:SHOWN]}" if a.about else ""
        encoded = f"; by the encoder: {', '.join(grouped.encoded)}" if grouped.encoded else ""
        doubt = f"; not taken for an attack: {grouped.doubt}" if grouped.doubt else ""
        told = f"  {kind_label(a.kind)} ({a.form}), {a.stance}{doubt}{about}{encoded}"
        lines.append(line(2, (a.id[:SHOWN], "bold"), told))
        lines += [_member(given, member) for member in grouped.members]
        if not grouped.members:
            lines.append(line(4, f"{quoted(a.words)}  ", ("seen by the encoder only", "cyan")))
    yield from titled("Accounts", lines)


def _member(given: Explanation, one: Member) -> Line:
    fits = f": {', '.join(one.fits)}" if one.fits else ""
    apart = [f"{apart.account_id[:SHOWN]} ({apart.misfit})" for apart in one.apart]
    kept_out = f"; not {', '.join(apart)}" if apart else ""
    place = f"{quoted(given.words(one.mention))}  sentence {one.mention.sentence + 1}  "
    value = f" ({one.value:+.1f})" if one.value is not None else ""
    return line(4, place, f"{one.stance}{value}  ", (f"{one.decided}{fits}{kept_out}", "cyan"))


def _statement(given: Explanation, one: Statement) -> Iterator[Line]:
    of = one.account_id[:SHOWN] or "the report"
    hedge = f" ({visible(one_line(one.hedge))})" if one.hedge else ""
    heard = f"; speaker by {one.speaker_found_by}, {one.speech} speech" if one.speaker_found_by else ""
    found = f"{one.score:.2f}  {one.found_by}{heard}  of {of}"
    told = f"  {in_words(one.value)} — {speaker(one)} {one.stance}{hedge}  {found}"
    yield line(2, f"{one.id[:SHOWN]}  ", (field_label(one.field), "cyan"), told)
    if reasons := given.reasons.get(one.id):
        parts = ", ".join(f"{name} {weight:+.2f}" for name, weight in reasons)
        yield line(4, ("score: ", "dim"), (visible(parts), "dim"))
