"""One report explained: what each step of its reading made of it, and why.

In: a report and the tools it is read with. Out: a frozen :class:`Explanation`, from the steps of
:func:`rashomon.pipeline.reading.read_in_steps`: the accounts and statements are those of the reading. Never stores,
never prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rashomon.extract.placing import Placing
from rashomon.extract.sentences import split
from rashomon.extract.tellings import Telling
from rashomon.jobs.hearing import Voice, judged, voices
from rashomon.jobs.locating import Located, located
from rashomon.pipeline.likely import is_weighed, weightiest
from rashomon.pipeline.reading import Steps, read_in_steps
from rashomon.records import Account, Category, Mention, Report, Sentence, Stance, Statement

if TYPE_CHECKING:
    from rashomon.encoder.reading import EncoderReader
    from rashomon.encoder.said import SaidReading
    from rashomon.jobs.weighing import Verdict
    from rashomon.pipeline import Tools
    from rashomon.pipeline.acted import Judged as JudgedAct
    from rashomon.pipeline.heard import Judged


@dataclass(frozen=True, slots=True)
class Gated:
    """A sentence and the gate's word on it: whether it is kept and its score, None where no gate was asked."""

    sentence: Sentence
    kept: bool | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """An account that a telling did not join, and the first thing that kept it out."""

    account_id: str
    misfit: str


@dataclass(frozen=True, slots=True)
class Member:
    """A happening told of, and why it is in its account: what chose it, what spoke for it, what kept it from others.

    ``stance`` is how it is told; ``value`` whether it happened by the encoder, from -3 (no) to +3 (yes) on the scale
    of UW (Lee et al. 2015), None where it was not asked or the gate dropped the sentence. The value decides nothing.
    """

    mention: Mention
    decided: str
    fits: tuple[str, ...]
    apart: tuple[Apart, ...]
    stance: Stance = "asserts"
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Grouped:
    """An account and its members, first told first; none where only the encoder saw it.

    ``encoded`` are the types of the encoder's incidents that went to it; ``doubt`` is why it is not taken for an
    attack, "" where it is.
    """

    account: Account
    members: tuple[Member, ...]
    encoded: tuple[str, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class GateScore:
    """Whether the gate passes the report, and its score: 0 and above passes."""

    passed: bool
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What each step made of one report.

    ``gate`` and ``verdict`` are None where the rules read alone. Where the gate does not pass the report, nothing
    else is there. ``mentions`` are those of the rules, the spans of the encoder's head for roles and the numbers of
    its head for counts, in order of place; ``found_by`` tells them apart. ``said`` are the attributions that count,
    ``unheard`` those of the encoder that do not; ``acts`` what the encoder saw done by saying, and what came of it.
    ``places`` are the place names and what they mean. ``reasons`` tell what speaks most for and against a statement,
    by its id, where its score was summed up from that.
    """

    report: Report
    sentences: tuple[Gated, ...]
    gate: GateScore | None = None
    mentions: tuple[Mention, ...] = ()
    verdict: Verdict | None = None
    said: tuple[Voice, ...] = ()
    unheard: tuple[Judged, ...] = ()
    acts: tuple[JudgedAct, ...] = ()
    accounts: tuple[Grouped, ...] = ()
    statements: tuple[Statement, ...] = ()
    places: tuple[Located, ...] = ()
    reasons: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    def words(self, mention: Mention) -> str:
        """Return the words of a mention as the report prints them."""
        return self.report.text[mention.span.start : mention.span.end]


def explain(report: Report, tools: Tools) -> Explanation:
    """Read a report and return what each step made of it; without an encoder in the tools, the rules read alone."""
    if tools.encoder is not None and not tools.encoder.relevant(report.text):
        return _passed_over(report, split(report.text), tools.encoder)
    steps = read_in_steps(report, tools)
    heard = judged(steps, report.text)
    by_rules = Explanation(
        report,
        tuple(map(Gated, steps.sentences)),
        mentions=_in_order(steps.mentions),
        said=voices(steps.said, heard),
        unheard=tuple(one for one in heard if one.why),
        acts=steps.acts,
        accounts=_grouped(steps, _members(steps)),
        statements=steps.reading.statements,
        places=located(report, tools),
        reasons=_reasons(steps),
    )
    return by_rules if tools.encoder is None else _with_encoder(by_rules, steps, tools.encoder)


def _reasons(steps: Steps) -> Mapping[str, tuple[tuple[str, float], ...]]:
    if steps.ground is None:
        return {}
    weighed = (one for one in steps.ground.reading.statements if is_weighed(one, steps.ground))
    return {one.id: weightiest(one, steps.ground) for one in weighed}


def _passed_over(report: Report, sentences: Sequence[Sentence], encoder: EncoderReader) -> Explanation:
    scores = encoder.gate.keep([sentence.text for sentence in sentences]).scores
    gated = (Gated(sentence, False, score) for sentence, score in zip(sentences, scores, strict=True))
    return Explanation(report, tuple(gated), GateScore(False, encoder.gate.report(report.text)))


def _with_encoder(given: Explanation, steps: Steps, encoder: EncoderReader) -> Explanation:
    from rashomon.jobs.weighing import encoder_spans, number_spans, weigh

    assert steps.seen is not None
    kept = steps.seen.kept
    numbers = number_spans(steps.seen.numbers)
    return replace(
        given,
        gate=GateScore(True, encoder.gate.report(given.report.text)),
        sentences=tuple(map(Gated, steps.sentences, kept.keep, kept.scores)),
        mentions=_in_order((*given.mentions, *encoder_spans(steps.seen.scan, steps.sentences), *numbers)),
        verdict=weigh(steps.seen, encoder.scorers),
    )


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda one: (one.span.start, -one.span.end, one.found_by, one.label)))


def _members(steps: Steps) -> Mapping[str, tuple[Member, ...]]:
    """Return the members of each account by its id."""
    ids = [account.id for account in steps.told.accounts]
    values = steps.seen.said if steps.seen is not None else None
    return {
        identity: tuple(
            _member(scene.telling, why, ids, values) for scene, why in zip(one.scenes, one.placings, strict=True)
        )
        for identity, one in zip(ids, steps.told.groups, strict=True)
    }


def _member(telling: Telling, why: Placing, ids: Sequence[str], values: SaidReading | None) -> Member:
    apart = tuple(Apart(ids[one.group], one.misfit) for one in why.apart)
    word = telling.mention.anchor or telling.mention.span
    value = values.fact_at(word.start, word.end) if values is not None else None
    return Member(telling.mention, why.decided, why.fits, apart, telling.stance, value)


def _grouped(steps: Steps, members: Mapping[str, tuple[Member, ...]]) -> tuple[Grouped, ...]:
    encoded: dict[str, list[str]] = {}
    for statement in steps.reading.statements:
        if statement.field == "incident_type" and isinstance(statement.value, Category):
            encoded.setdefault(statement.account_id, []).append(statement.value.code)
    why = {identity: one.why for identity, one in steps.doubted.items()}
    return tuple(
        Grouped(a, members.get(a.id, ()), tuple(encoded.get(a.id, ())), why.get(a.id, ""))
        for a in steps.reading.accounts
    )
