"""Benchmarks of event arguments, the triggers given: WikiEvents and RAMS.

In: the folder of labelled sets. Out: a result. The head is given each trigger with the type of its event, as published
systems are; which roles a type may have it knows from training alone. Roles are compared in lower case. WikiEvents is
scored by head word and by coreference, RAMS by whole spans and by head word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rashomon.encoder.arguments import HIDDEN, ArgumentHead, load_arguments
from rashomon.encoder.model import Encoder, load_encoder
from rashomon.evaluation.arguments import Argument, Events, Match, Trigger, score
from rashomon.evaluation.benchmarks.look import Look, measured
from rashomon.evaluation.results import Result, joined
from rashomon.evaluation.sets import rams, wikievents
from rashomon.evaluation.sets.texts import EventText
from rashomon.evaluation.summaries import summarise_arguments
from rashomon.extract.sentences import split


def measure_wikievents(data: Path, look: Look) -> Result:
    """Measure on WikiEvents. Raises OSError when a file is not there, UsageError when no text counts."""
    name = look.split or wikievents.SPLIT
    label, texts = measured(wikievents.load(data, name), name, wikievents.SPLIT)
    return _measure("wikievents", label, texts, look, ("head", "coreference"))


def measure_rams(data: Path, look: Look) -> Result:
    """Measure on RAMS. Raises OSError when the file is not there, UsageError when no text counts."""
    name = look.split or rams.SPLIT
    label, texts = measured(rams.load(data, name), name, rams.SPLIT)
    return _measure("rams", label, texts, look, ("span", "head"))


def gold_events(text: EventText) -> dict[Trigger, set[Argument]]:
    """Return a text's events with their arguments, roles in lower case; events of one trigger and type are one."""
    found: dict[Trigger, set[Argument]] = {}
    for event in text.events:
        roles = {(start, end, role.lower()) for start, end, role in event.roles}
        found.setdefault((*event.trigger, event.type), set()).update(roles)
    return found


def predicted_events(text: str, events: Sequence[Trigger], encoder: Encoder, head: ArgumentHead) -> Events:
    """Return what the argument head finds for each of the given events of a text."""
    ranges = [(sentence.span.start, sentence.span.end) for sentence in split(text)]
    scan = encoder.scan(text, ranges, (HIDDEN,))
    return dict(zip(events, head.read(scan, events), strict=True))


def _measure(benchmark: str, label: str, texts: Sequence[EventText], look: Look, matches: Sequence[Match]) -> Result:
    chosen = look.first(texts)
    gold = {one.id: gold_events(one) for one in chosen}
    encoder, head = load_encoder(), load_arguments()
    found = {one.id: predicted_events(one.text, list(gold[one.id]), encoder, head) for one in look.counted(chosen)}
    groups = {one.id: one.coreference for one in chosen}
    results: Mapping[str, Result] = {
        match: summarise_arguments(
            benchmark,
            label,
            score(gold, found, {one.id: one.text for one in chosen}, match=match, groups=groups),
        )
        for match in matches
    }
    return joined(results)
