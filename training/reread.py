"""The training texts read by the road that ships, each by the encoder of the fold that has not seen it.

In: MUC-4's training texts, and the folds' encoders as ``training.export`` leaves them (``fold0/encoder.onnx``). Out:
for each text its key, what the rules made of it, and the scan: gate, eight bits and windows of sentences as in use, so
that what is fitted on it meets the same afterwards. The second half (who says what) takes no part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.encoder.model import open_session
from rashomon.encoder.scan import Scan
from rashomon.evaluation.muc4.keys import KeyDocument, load_keys
from rashomon.evaluation.muc4.message import normalise
from rashomon.evaluation.muc4.predict import sent
from rashomon.evaluation.splits import fold
from rashomon.extract.settings import Settings
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context
from rashomon.jobs.tools import make_tools
from rashomon.pipeline import Tools
from rashomon.pipeline.reading import read_in_steps, settings_of
from rashomon.records import Report
from rashomon.settings import read_settings
from training.data.muc4 import FOLDS


@dataclass(frozen=True, slots=True)
class Reread:
    """A training text: its key, what one report says around any stretch of it, its times and places, and the scan."""

    key: KeyDocument
    context: Context
    settings: Settings
    scan: Scan


def reread(data: Path, folds: Path) -> Iterator[Reread]:
    """Read the training texts that the gate lets pass, in their order."""
    tools = make_tools(read_settings())
    readers = [_with_fold(tools, folds / f"fold{number}" / "encoder.onnx") for number in range(FOLDS)]
    for key in load_keys(data / "muc4" / "train.jsonl"):
        plain = normalise(key.text)
        own = readers[fold(key.doc_id, FOLDS)]
        if own.encoder is None or not own.encoder.relevant(plain):
            continue
        report = Report("message", plain, sent(plain), publisher="FBIS")
        steps = read_in_steps(report, own)
        if steps.seen is not None and len(steps.seen.scan.offsets):
            context = Context(steps.sentences, steps.said, Speakers(report.publisher, report.published).publisher)
            yield Reread(key, context, settings_of(report, steps.sentences, own), steps.seen.scan)


def _with_fold(tools: Tools, path: Path) -> Tools:
    """Return the tools with another encoder, and without the second graph, which begins with the words that ship."""
    assert tools.encoder is not None
    encoder = replace(tools.encoder.encoder, session=open_session(path, 1), said=None)
    return replace(tools, encoder=replace(tools.encoder, encoder=encoder, chain=None))
