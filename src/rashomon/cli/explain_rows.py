"""An explanation as one JSON object, with the keys of :mod:`rashomon.cli.explain_keys`."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from rashomon.cli.explain_keys import OBJECT_KEYS, SECTIONS
from rashomon.export.values import Row, value_object
from rashomon.records import Mention, Statement

if TYPE_CHECKING:
    from rashomon.encoder.decode import Fill
    from rashomon.jobs.explaining import Explanation, Gated, Grouped, Member
    from rashomon.jobs.hearing import Voice
    from rashomon.jobs.locating import Choice, Located
    from rashomon.jobs.weighing import PassedOver, Weighed
    from rashomon.pipeline.acted import Judged as JudgedAct
    from rashomon.pipeline.heard import Judged


def explanation_row(given: Explanation, sections: Collection[str] = tuple(SECTIONS)) -> Row:
    """Return an explanation as one object, with the keys of the sections asked for, in the order of the table."""
    report, verdict = given.report, given.verdict
    row = {
        "report": {
            "id": report.id,
            "publisher": report.publisher,
            "published": report.published.isoformat(),
            "title": report.title,
            "url": report.url,
            "language": report.language,
        },
        "gate": {"passed": given.gate.passed, "score": given.gate.score} if given.gate else None,
        "sentences": [_sentence(one) for one in given.sentences],
        "mentions": [_mention(given, one) for one in given.mentions],
        "types": dict(verdict.types) if verdict else {},
        "type_threshold": verdict.threshold if verdict else None,
        "incidents": [_incident(one) for one in verdict.incidents] if verdict else [],
        "places": [_place(given, one) for one in given.places],
        "attributions": [_voice(given, one) for one in given.said],
        "unheard": [_unheard(given, one) for one in given.unheard],
        "acts": [_act(given, one) for one in given.acts],
        "accounts": [_account(given, one) for one in given.accounts],
        "statements": [_statement(given, one) for one in given.statements],
    }
    wanted = {"report", *(key for section in sections for key in SECTIONS[section])}
    return {key: part for key, part in row.items() if key in wanted}


def _sentence(one: Gated) -> Row:
    s = one.sentence
    places = {"start": s.span.start, "end": s.span.end}
    return {"number": s.index, "text": s.text, **places, "kept": one.kept, "score": one.score}


def _mention(given: Explanation, one: Mention) -> Row:
    return {
        "sentence": one.sentence,
        "label": one.label,
        "code": one.code,
        "words": given.words(one),
        "start": one.span.start,
        "end": one.span.end,
        "score": one.score,
        "found_by": one.found_by,
    }


def _incident(one: Weighed) -> Row:
    return {
        "type": one.told.type,
        "chance": one.told.score,
        "fills": [_fill(fill) for fill in one.told.fills],
        "passed_over": [_passed_over(candidate) for candidate in one.passed_over],
    }


def _fill(one: Fill) -> Row:
    details = {head: {"label": label, "chance": chance} for head, (label, chance) in one.details.items()}
    places = {"start": one.start, "end": one.end}
    return {"role": one.role, "words": one.words, **places, "chance": one.score, "details": details}


def _passed_over(one: PassedOver) -> Row:
    return {key: getattr(one, key) for key in OBJECT_KEYS["candidate"]}


def _place(given: Explanation, one: Located) -> Row:
    return {
        "words": given.report.text[one.start : one.end],
        "start": one.start,
        "end": one.end,
        "chance": one.chance,
        "choice": _choice(one.choice) if one.choice else None,
        "others": [_choice(other) for other in one.others],
    }


def _choice(one: Choice) -> Row:
    return {"place": value_object(one.place), "chance": one.chance, "score": one.score, "parts": dict(one.parts)}


def _voice(given: Explanation, one: Voice) -> Row:
    a = one.said.attribution
    return {
        "sentence": one.said.sentence,
        "speaker": value_object(a.speaker),
        "via": [value_object(name) for name in a.via],
        "cue": a.cue,
        "stance": a.stance,
        "hedge": a.hedge,
        "speech": a.speech,
        "words": given.report.text[a.content.start : a.content.end],
        "start": a.content.start,
        "end": a.content.end,
        "found_by": a.found_by,
        "score": one.score,
    }


def _unheard(given: Explanation, one: Judged) -> Row:
    text, spoken = given.report.text, one.spoken
    return {
        "speaker": text[slice(*spoken.speaker)] if spoken.speaker else "",
        "cue": text[slice(*spoken.cue)] if spoken.cue else "",
        "content": [text[start:end] for start, end in spoken.content],
        "score": spoken.score,
        "why": one.why,
    }


def _act(given: Explanation, one: JudgedAct) -> Row:
    text, act = given.report.text, one.act
    who, whom = ("" if place is None else text[slice(*place)] for place in (act.who, act.whom))
    row = {"kind": act.kind, "words": text[slice(*act.cue)], "start": act.cue[0], "end": act.cue[1]}
    return row | {"who": who, "whom": whom, "score": act.score, "violent": act.violent, "why": one.why}


def _account(given: Explanation, one: Grouped) -> Row:
    a = one.account
    facts: dict[str, Any] = {key: getattr(a, key) for key in ("id", "kind", "form", "stance", "about", "words")}
    places = {"start": a.span.start, "end": a.span.end}
    members = [_member(given, member) for member in one.members]
    return {**facts, **places, "doubt": one.doubt, "encoded": list(one.encoded), "members": members}


def _member(given: Explanation, one: Member) -> Row:
    m = one.mention
    return {
        "sentence": m.sentence,
        "words": given.words(m),
        "start": m.span.start,
        "end": m.span.end,
        "found_by": m.found_by,
        "stance": one.stance,
        "value": one.value,
        "decided": one.decided,
        "fits": list(one.fits),
        "apart": [{"account": apart.account_id, "misfit": apart.misfit} for apart in one.apart],
    }


def _statement(given: Explanation, one: Statement) -> Row:
    return {
        "id": one.id,
        "account": one.account_id,
        "field": one.field,
        "value": value_object(one.value),
        "speaker": value_object(one.speaker),
        "stance": one.stance,
        "hedge": one.hedge,
        "words": one.words,
        "start": one.span.start,
        "end": one.span.end,
        "found_by": one.found_by,
        "score": one.score,
        "speech": one.speech,
        "speaker_found_by": one.speaker_found_by,
        "reasons": [{"name": name, "weight": round(weight, 3)} for name, weight in given.reasons.get(one.id, ())],
    }
