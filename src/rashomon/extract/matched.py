"""Matches of rules to mentions: where a match stands in the report, what found it, and which of several to keep.

In: matches in one sentence. Out: mentions, or the matches that stay. Never decides what a match tells of.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.records import Mention, Sentence, Span
from rashomon.rules import Match


def mention_of(
    sentence: Sentence,
    span: tuple[int, int],
    label: str,
    match: Match,
    *,
    code: str = "",
    anchor: Span | None = None,
    stance: str = "asserts",
) -> Mention:
    """Return the mention of a span of a sentence, found by the rule of a match."""
    return Mention(
        absolute(sentence, span),
        label,
        code,
        sentence.index,
        1.0,
        f"rule:{match.rule.name}",
        anchor,
        stance,  # type: ignore[arg-type]
    )


def best(matches: Iterable[Match], *, by_trigger: bool = True, from_trigger: bool = False) -> list[Match]:
    """Keep of matches whose triggers overlap the one with most parts, of those the longest.

    ``from_trigger``: a match may hold another verb before its own ("condemned the raid and denied any role"), and
    another act in what it is about ("rejected an accusation by Norland").
    """
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (not counts(m), -len(m.groups), m.start - m.end, m.start)):
        taken = (_act_of(k) if from_trigger else (k.start, k.end) if by_trigger else _count(k) for k in kept)
        mine = trigger_of(match) if by_trigger else _count(match)
        if all(mine[1] <= other[0] or mine[0] >= other[1] for other in taken):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def _act_of(match: Match) -> tuple[int, int]:
    """Return the span of an act's verb, up to whom or what it is about: that may name another act."""
    start, end = trigger_of(match)[0], match.end
    about = match.spans.get("recipient", (end, end))[0]
    return (start, about) if about > start else (start, end)


def counts(match: Match) -> bool:
    """Tell whether a match counts incidents: a count is never taken for one of them."""
    return match.rule.gives.get("form") == "series"


def trigger_of(match: Match) -> tuple[int, int]:
    """Return the span of the words that tell of the happening, else all of the match, within the sentence."""
    return match.spans.get("trigger", (match.start, match.end))


def leads(match: Match) -> bool:
    """Tell whether a match begins with who did it, as the subject of its verb."""
    first = match.spans.get("perpetrator")
    return first is not None and first[0] == match.start


def absolute(sentence: Sentence, span: tuple[int, int]) -> Span:
    """Return the span in the report of a span in a sentence."""
    return Span(sentence.span.start + span[0], sentence.span.start + span[1])


def _count(match: Match) -> tuple[int, int]:
    """The span that two details may not share: the count or the motive, else all of the match."""
    return match.spans.get("count", match.spans.get("motive", (match.start, match.end)))
