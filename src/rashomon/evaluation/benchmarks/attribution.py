"""Who says what in PolNeAR: the attributions of the encoder, or those of the rules, against the marked ones.

In: the folder of PolNeAR, with `dev` or `test` in it. Out: a result with the figures of
:mod:`rashomon.evaluation.attributions`. Of the encoder, the spans are all that it marks, as those published are;
attributions are what it put together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from rashomon.encoder.said import load_said_reader
from rashomon.encoder.spoken import Spoken
from rashomon.evaluation.attributions import spans_of, summarise
from rashomon.evaluation.benchmarks.look import Look, measured
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import polnear
from rashomon.evaluation.sets.texts import Attribution, Labelled, Span
from rashomon.extract.attribution import Said, attribute
from rashomon.extract.sentences import split
from rashomon.extract.speakers import Speakers

#: A text to its attributions, and to every span of a speaker, a cue or a content.
Read = Callable[[str], tuple[Sequence[Attribution], Collection[Labelled]]]


def measure_attribution(folder: Path, look: Look, *, read: Read | None = None) -> Result:
    """Measure the attributions of the encoder, or of ``read``.

    Raises OSError when a file is not there, DataMissing when the encoder is not, UsageError when no text counts.
    """
    return _measure("attribution", folder, look, read or _encoder())


def measure_by_rules(folder: Path, look: Look) -> Result:
    """Measure the attributions of the rules. Raises OSError when a file is not there, UsageError without texts."""
    return _measure("attribution-by-rules", folder, look, by_rules)


def by_rules(text: str) -> tuple[list[Attribution], set[Labelled]]:
    """Return the attributions that the rules read, and their spans.

    They resolve a speaker to a name: its span is where those words stand in the match, outside the content; a speaker
    that is told nowhere in the match, such as that of a quotation told on, has no span. Cues likewise.
    """
    found = [_placed(text, said) for said in attribute(split(text), Speakers(""))]
    return found, spans_of(found)


def of_spoken(spoken: Spoken) -> Attribution:
    """Return what the encoder read as an attribution in pieces."""
    return Attribution(
        (spoken.speaker,) if spoken.speaker else (), (spoken.cue,) if spoken.cue else (), tuple(spoken.content)
    )


def _measure(benchmark: str, folder: Path, look: Look, read: Read) -> Result:
    name = look.split or polnear.SPLIT
    label, texts = measured(polnear.load(folder, name), name, polnear.SPLIT)
    chosen = look.first(texts)
    found = {one.id: read(one.text) for one in look.counted(chosen)}
    attributions = {key: attributions for key, (attributions, _) in found.items()}
    return summarise(benchmark, label, chosen, attributions, {key: spans for key, (_, spans) in found.items()})


def _encoder() -> Read:
    reader = load_said_reader()

    def read(text: str) -> tuple[list[Attribution], Collection[Labelled]]:
        reading = reader.read(text, [(sentence.span.start, sentence.span.end) for sentence in split(text)])
        return [of_spoken(spoken) for spoken in reading.spoken], reading.spans

    return read


def _placed(text: str, said: Said) -> Attribution:
    content = (said.attribution.content.start, said.attribution.content.end)
    whole = (said.match.start, said.match.end)
    speaker = _find(text, said.attribution.speaker.words, whole, content)
    cue = _find(text, said.attribution.cue, whole, content)
    return Attribution((speaker,) if speaker else (), (cue,) if cue else (), (content,))


def _find(text: str, words: str, whole: Span, content: Span) -> Span | None:
    """Return where words first stand in a stretch of text, outside its content; None where they do not."""
    at = text.find(words, *whole) if words else -1
    while at >= 0 and at < content[1] and content[0] < at + len(words):
        at = text.find(words, at + 1, whole[1])
    return (at, at + len(words)) if at >= 0 else None
