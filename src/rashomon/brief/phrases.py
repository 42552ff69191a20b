"""Every phrase that a brief says of its own: a closed list, so that the audit can tell it from what reports say.

A phrase holds no number, no name and no date; those come in through its braces, from statements.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from rashomon.records import Stance, State
from rashomon.vocabulary import fields, kinds, load_vocabulary

TITLES: Mapping[str, str] = {
    "what": "What happened",
    "harm": "Who was hurt, what was damaged",
    "who": "Who is said to be behind it, and by whom",
    "denials": "Who denies it",
    "contested": "Contested",
    "unknown": "Not known, or met with silence",
    "response": "Said and done in response",
    "series": "Part of a larger count",
    "alike": "Kept apart from",
    "reports": "Reports",
}

PHRASES: Mapping[str, str] = {
    "according": "according to {speakers}",
    "own voice": "{publishers} reports",
    "own voices": "{publishers} report",
    "unnamed publisher": "the report of {date}",
    "unnamed voice": "{publishers} says",
    "unnamed voices": "{publishers} say",
    "unnamed speaker": "somebody not named",
    "via": "{speaker} via {others}",
    "hedged": "{speaker} (“{hedge}”)",
    "others": "{items} and others",
    "told": "{value} — {voices}",
    "some of them": "{value}, as some of those told",
    "differs": "told differently: {values}; see Contested",
    "first told": "{voices}, first told {date}",
    "first said": "{voices}, said {time}, first told {date}",
    "nobody named": "No report read names anyone.",
    "nobody named by name": "No report read gives a name.",
    "nothing unknown": "No report read calls anything unknown, or tells of silence.",
    "denied by": "{value} — denied by {speakers}",
    "taken back": "{value} — taken back by {speakers}",
    "denied": "{value} — {publishers}: not so",
    "denied both": "{value} — denied by {speakers}; {publishers}: not so",
    "said": "{actor}: {words} — {voices}",
    "towards": "{actor}, towards {recipient}",
    "said by nobody": "{words} — {voices}",
    "silence of": "no word from {speakers}",
    "no details from": "no details from {speakers}",
    "silence": "none known",
    "doubted": "{value}: doubted",
    "unclear": "not clear",
    "unclear value": "{value}: not clear",
    "since": "{what} — {voices}; since {date}",
    "still": "{what} — {voices}; since {date}, still so on {last}",
    "until": "{what} — {voices}; from {date} until {end}",
    "counted since": "counted since {time}",
    "counted over": "counted from {time}",
    "counted when": "counted “{time}”",
    "quantity": "{label}: {value}",
    "report": "{publisher}, {date}",
    "report titled": "{publisher}, {date}: “{title}”",
    "unnamed report": "No publisher named, {date}",
    "unnamed report titled": "No publisher named, {date}: “{title}”",
    "based on": "{report}; names {names} as its basis",
    "copy": "{report}; mostly the words of {publisher}, {date}",
    "unnamed copy": "{report}; mostly the words of the report of {date}",
    "no heading": "Incident",
    "how sure": "How sure",
    "sure": "{value} — {parts}",
    "sure part": "{fill} ({publishers}): {reasons}",
    "report count": "Reports read",
    "origin count": "origins",
    "withdrawn": "Left out",
    "withdrawn count": "withdrawn as misread",
    "alike": "Another telling",
    "more alike": "More tellings, less like it, are kept apart too.",
}

STANCE_NOTES: Mapping[Stance, str] = {
    "denies": "as a denial",
    "unclear": "as unclear",
    "conditional": "only on a condition",
    "possible": "as a possibility",
    "fears": "as a fear",
    "intends": "as an intention",
    "asks": "as a question",
    "silent": "as not answered",
}

#: How the one that a verbal act is done to joins its actor, by kind of act.
TOWARDS: Mapping[str, str] = {
    "accuse": "{actor}, against {recipient}",
    "condemn": "{actor}, of {recipient}",
    "reject": "{actor}, as to {recipient}",
    "threaten": "{actor}, against {recipient}",
    "request": "{actor}, to {recipient}",
    "consult": "{actor}, with {recipient}",
    "support": "{actor}, for {recipient}",
    "pledge": "{actor}, to {recipient}",
    "refuse": "{actor}, to {recipient}",
    "agree": "{actor}, with {recipient}",
    "cooperate": "{actor}, with {recipient}",
    "concede": "{actor}, to {recipient}",
    "aid": "{actor}, to {recipient}",
    "arrest": "{actor}, of {recipient}",
    "sanction": "{actor}, against {recipient}",
    "investigate": "{actor}, of {recipient}",
}

#: What a brief calls the fills of MUC-4 slot 11: how sure a report is that somebody did it.
SURENESS: Mapping[str, str] = {
    "REPORTED AS FACT": "told as fact",
    "CLAIMED OR ADMITTED": "claimed or admitted",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "suspected or accused by authorities",
    "SUSPECTED OR ACCUSED": "suspected or accused",
    "POSSIBLE": "possible",
    "ACQUITTED": "acquitted",
}

#: How a state is marked where there is no colour.
MARKS: Mapping[State, str] = {"agreed": "=", "contested": "≠", "single": "·", "denied": "✗", "unknown": "?"}


def say(phrase: str, **parts: str) -> str:
    """Fill in a phrase of the list. Raises KeyError for one that is not there."""
    return PHRASES[phrase].format(**parts)


@cache
def own_words() -> frozenset[str]:
    """Return every word of the closed list, field and kind labels included, in lower case."""
    labels = [str(entry["label"]) for entry in (*fields().values(), *kinds().values())]
    labels += [str(entry["label"]) for entry in load_vocabulary("modes").values()]
    labels += [one for by_voice in load_vocabulary("confidence")["reasons"].values() for one in by_voice.values()]
    texts = [*TITLES.values(), *PHRASES.values(), *STANCE_NOTES.values(), *TOWARDS.values(), *SURENESS.values()]
    plain = regex.sub(r"\{[a-z]+\}", " ", " ".join([*texts, *labels]))
    return frozenset(word.casefold() for word in regex.findall(r"\p{L}+", plain))
