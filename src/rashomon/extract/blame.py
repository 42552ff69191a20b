"""What each sentence that names an organisation says of its having done a deed: claimed, blamed, doubted, told, denied.

In: the names of the organisation, the text of a report, and the statements that name it. Out: evidence, a piece for
each sort that a sentence gives, with the words it rests on and who speaks. A statement's own speaker, stance and hedge
go before what its sentence shows. The words are in ``vocabulary/confidence.yaml``. It weighs nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from rashomon.extract.authorities import authority_in, is_authority
from rashomon.extract.passages import Passage
from rashomon.extract.responsibility import claims
from rashomon.records import Name, Span
from rashomon.vocabulary import load_vocabulary

Sort = Literal[
    "acquitted",
    "claimed",
    "blamed",
    "accused",
    "doubted",
    "denied",
    "withdrawn",
    "told",
    "mentioned",
    "unnamed",
    "ours",
]
Voice = Literal["own", "itself", "authority", "another"]
#: Characters before and after a name, within its sentence, that words near it are looked for in. Set on MUC-4's
#: training texts.
REACH = 100
#: What a sentence is asked for, in this order; "told" and "mentioned" are what is left.
_ASKED: tuple[Sort, ...] = ("acquitted", "claimed", "blamed", "accused", "doubted", "denied")
_CONNECTING: frozenset[Sort] = frozenset({"acquitted", "claimed", "blamed", "accused", "doubted"})
_BY_OTHERS: frozenset[Sort] = frozenset({"acquitted", "blamed"})
_CLAIMING = regex.compile("responsib|credit|authorship", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that a sentence says: what, in which exact words of the report, in whose voice, by which statements.

    ``sentence`` is where its sentence starts; "unnamed" and "ours" are what a report shows without any name.
    """

    sort: Sort
    voice: Voice
    span: Span
    words: str
    speaker: Name | None = None
    statements: tuple[str, ...] = ()
    sentence: int = 0


def read_passage(passage: Passage) -> list[Evidence]:
    """Return what a sentence says of the organisation it names, each sort once."""
    found = {sort: cue for sort in _ASKED if (cue := _find(sort, passage)) is not None}
    if "claimed" in found and _search("unclaimed", "near", passage) is not None:
        del found["claimed"]
    for sort in _undone(found, passage):
        found.pop(sort, None)
    for sort in passage.sorts:
        found.setdefault(sort, passage.spots[0])
    deed = _search("deed", "sentence", passage) or (passage.spots[0] if passage.deed else None)
    if deed is not None and not _CONNECTING & found.keys() and "denied" not in passage.sorts:
        found["told"] = deed
    voice = voice_of(passage, connected=bool(found))
    if not found:
        found["mentioned"] = passage.spots[0]
    return [_evidence(sort, cue, voice, passage) for sort, cue in found.items()]


def _undone(found: Collection[Sort], passage: Passage) -> set[Sort]:
    """Return what the words of a claim or a denial only seem to say: "denied that it was involved" accuses nobody."""
    undone: set[Sort] = {"blamed", "accused"} if "claimed" in found else set()
    if "denied" in passage.sorts:
        undone |= {"accused"} if passage.deed or not passage.statements else {"accused", "blamed", "doubted"}
    return undone


def withdrawal(passage: Passage, undone: Collection[str] = ()) -> tuple[int, int] | None:
    """Return where a sentence says that the organisation takes its claim back; None where it does not.

    ``undone`` are ids of statements by which it does.
    """
    for match in claims(passage.text):
        if match.rule.name == "withdrawn":
            start, end = match.spans.get("claimant", (0, len(passage.text)))
            if "denied" in passage.sorts or any(spot[0] < end and start < spot[1] for spot in passage.spots):
                return match.start, match.end
    told = "denied" in passage.sorts and any(key in undone for key in passage.statements)
    return passage.spots[0] if told else None


def without_claim(found: Sequence[Evidence], passage: Passage, cue: tuple[int, int] | None) -> list[Evidence]:
    """Return the evidence of a sentence without its claim: the taking back at ``cue``, and what others say in it."""
    others = [one for one in found if one.sort in _BY_OTHERS and not _CLAIMING.search(one.words)]
    if cue is None:
        return others
    return [_evidence("withdrawn", cue, voice_of(passage, connected=True), passage), *others]


def voice_of(passage: Passage, *, connected: bool) -> Voice:
    """Return who speaks in a sentence, of those the weighing tells apart.

    Where the speaker has no name or the report seems to speak for itself, an authority named beside a word of saying
    ("according to the authorities' first report") counts as speaking; ``connected`` says that there is anything to say.
    """
    speaker = passage.speaker
    if passage.itself:
        return "itself"
    if speaker is not None and is_authority(speaker):
        return "authority"
    hidden = speaker is None or speaker.kind in {"unnamed", "unknown", "publisher"}
    cues = ("said", "accused") if speaker is None or speaker.kind == "publisher" else ("said",)
    if hidden and connected and authority_in(passage.rest) and any(says(cue, passage.rest) for cue in cues):
        return "authority"
    return "own" if speaker is None or speaker.kind == "publisher" or not speaker.words else "another"


def says(group: str, sentence: str) -> str:
    """Return the first words of a sentence that belong to a group of the vocabulary; "" where there are none."""
    found = _patterns(group)["any"].search(sentence)
    return found[0] if found else ""


def _evidence(sort: Sort, cue: tuple[int, int], voice: Voice, passage: Passage) -> Evidence:
    """Make the evidence of a cue: its words go from the cue to the name, or from the name to the cue."""
    spot = min(passage.spots, key=lambda one: max(one[0] - cue[1], cue[0] - one[1]))
    start, end = min(spot[0], cue[0]), max(spot[1], cue[1])
    words = passage.text[start:end].rstrip()
    span = Span(passage.start + start, passage.start + start + len(words))
    return Evidence(sort, voice, span, words, passage.speaker, passage.statements, passage.start)


def _find(sort: Sort, passage: Passage) -> tuple[int, int] | None:
    cues = (_search(sort, where, passage) for where in ("before", "after", "near"))
    return next((cue for cue in cues if cue is not None), None)


def _search(group: str, where: str, passage: Passage) -> tuple[int, int] | None:
    """Return where the words of a group stand in a sentence, as the group's kind of place asks; None for nowhere."""
    pattern = _patterns(group).get(where)
    if pattern is None:
        return None
    for stretch in _stretches(where, passage):
        found = pattern.match(passage.text, *stretch) if where == "after" else pattern.search(passage.text, *stretch)
        if found is not None:
            return found.span()
    return None


def _stretches(where: str, passage: Passage) -> Iterator[tuple[int, int]]:
    if where == "sentence":
        yield 0, len(passage.text)
        return
    for start, end in passage.spots:
        if where in {"before", "near"}:
            yield max(0, start - REACH), start
        if where in {"after", "near"}:
            yield end, min(len(passage.text), end + REACH)


@cache
def _patterns(group: str) -> dict[str, regex.Pattern[str]]:
    entry = load_vocabulary("confidence")[group]
    shapes = {"before": r"\b(?:{})$", "after": r"(?:{})\b", "near": r"\b(?:{})\b", "sentence": r"\b(?:{})\b"}
    made = {where: shapes[where].format("|".join(words)) for where, words in entry.items()}
    made["any"] = "|".join(rf"\b(?:{'|'.join(words)})\b" for words in entry.values())
    return {where: regex.compile(pattern, regex.IGNORECASE) for where, pattern in made.items()}
