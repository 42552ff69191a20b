"""Where the time of reading goes: clocks put round the functions that do the work.

In: nothing but the names in ``STAGES``. Out: seconds for each stage. A stage inside another counts for itself alone, so
that the shares add up to the whole; what no clock is round (reading files, passing things on) is "the rest".
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

#: Stage -> the names under which its functions are called: module, then attribute.
STAGES: Mapping[str, tuple[str, ...]] = {
    "gate": ("encoder.reading:EncoderReader.relevant", "encoder.gate:Gate.keep"),
    "encoder": ("encoder.model:Encoder.scan", "encoder.reading:hear"),
    "scorers": ("encoder.reading:decode",),
    "encoder's statements": ("pipeline.reading:add_encoded",),
    "sentences": ("pipeline.reading:split",),
    "attribution": ("pipeline.reading:attribute",),
    "times": ("extract.settings:find_times_of_text",),
    "places": ("extract.settings:read_context", "extract.settings:find_places"),
    "scenes and accounts": ("pipeline.by_rules:scenes", "pipeline.by_rules:group", "pipeline.by_rules:make_accounts"),
    "statements": ("pipeline.reading:make_statements",),
    "ledger write": (
        "ledger.store:Ledger.add",
        "ledger.store:Ledger.add_linked",
        "ledger.store:Ledger.add_issues",
    ),
    "linking": ("jobs.linking:link_report", "jobs.linking:profiles_of"),
}
MENTIONS = "mentions"
REST = "the rest"


class Stages:
    """Clocks, wound up in a ``with`` statement; ``seconds`` maps each stage to its time."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = dict.fromkeys([*STAGES, MENTIONS], 0.0)
        self._inside: list[float] = []
        self._patches = ExitStack()
        self._begun = 0.0

    def __enter__(self) -> Stages:
        for stage, names in STAGES.items():
            for name in names:
                self._wind_up(stage, name)
        self._patches.enter_context(patch("rashomon.encoder.reading.begin", _at_once))
        self._wind_up_recogniser()
        self._begun = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        whole = time.perf_counter() - self._begun
        self._patches.close()
        self.seconds[REST] = whole - sum(self.seconds.values())

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with a clock round it."""

        def call(*arguments: Any, **options: Any) -> Any:
            with self._clock(stage):
                return function(*arguments, **options)

        return call

    @contextmanager
    def _clock(self, stage: str) -> Iterator[None]:
        self._inside.append(0.0)
        begun = time.perf_counter()
        try:
            yield
        finally:
            taken = time.perf_counter() - begun
            self.seconds[stage] += taken - self._inside.pop()
            if self._inside:
                self._inside[-1] += taken

    def _wind_up(self, stage: str, name: str) -> None:
        module, _, path = name.partition(":")
        holder = importlib.import_module(f"rashomon.{module}")
        *owners, attribute = path.split(".")
        for owner in owners:
            holder = getattr(holder, owner)
        wound = self.timed(stage, getattr(holder, attribute))
        self._patches.enter_context(patch.object(holder, attribute, wound))

    def _wind_up_recogniser(self) -> None:
        """The recogniser is one of the tools, and these are made anew for each call of ``read``."""
        reading = importlib.import_module("rashomon.jobs.reading")
        make = reading.make_tools

        def make_timed(*arguments: Any) -> Any:
            tools = make(*arguments)
            return replace(tools, recogniser=self.timed(MENTIONS, tools.recogniser))

        self._patches.enter_context(patch.object(reading, "make_tools", make_timed))


def _at_once(work: Callable[[], Any]) -> Callable[[], Any]:
    """Stand for the thread that the encoder computes in: clocks are read one inside the other, not side by side."""
    done = work()
    return lambda: done


def shares(seconds: Mapping[str, float]) -> dict[str, float]:
    """Return the share of each stage in the whole, the largest first."""
    whole = sum(seconds.values())
    return {stage: taken / whole for stage, taken in sorted(seconds.items(), key=lambda item: -item[1])}
