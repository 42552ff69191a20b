"""The tools that reading and asking need, built from the settings at the first need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.settings import Settings

if TYPE_CHECKING:
    from rashomon.pipeline import Tools


def make_tools(settings: Settings, threads: int = 0) -> Tools:
    """Return the tools of the pipeline; builds the gazetteer in the cache folder when it is not there yet.

    ``threads`` are those of the encoder; 0 leaves their number to onnxruntime.

    Raises DataMissing when a file of the encoder is not in the package.
    """
    from rashomon.encoder.reading import load_reader
    from rashomon.pipeline import Tools
    from rashomon.rules import keep_patterns
    from rashomon.values.gazetteer import open_gazetteer

    keep_patterns(settings.cache)
    return Tools(gazetteer=open_gazetteer(settings.cache), encoder=load_reader(threads))
