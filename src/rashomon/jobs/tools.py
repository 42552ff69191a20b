"""The tools that reading and asking need, built from the settings at the first need."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from rashomon.settings import Settings

if TYPE_CHECKING:
    from rashomon.pipeline import Tools

#: Objects made and not let go of from which on Python looks for circles among them. By its own number, 700, that takes
#: three thousandths of a second a report of 70; by this one half of one, and no more memory (decision 68).
_MADE = 10_000


def make_tools(settings: Settings, threads: int = 0) -> Tools:
    """Return the tools of the pipeline; builds the gazetteer in the cache folder when it is not there yet.

    ``threads`` are those of the encoder; 0 leaves their number to onnxruntime. From then on this process looks for
    circles of objects that nobody holds less often: reading makes few.

    Raises DataMissing when a file of the encoder is not in the package.
    """
    from rashomon.encoder.reading import load_reader
    from rashomon.pipeline import Tools
    from rashomon.rules import keep_patterns
    from rashomon.values.gazetteer import open_gazetteer

    gc.set_threshold(_MADE, *gc.get_threshold()[1:])
    keep_patterns(settings.cache)
    return Tools(gazetteer=open_gazetteer(settings.cache), encoder=load_reader(threads))
