"""Who can have done an act that the encoder sees: passives, those who only say so, articles."""

from __future__ import annotations

import pytest

from rashomon.encoder.acts import Act
from rashomon.extract.sentences import split
from rashomon.pipeline.agents import sound


def parties(text: str, kind: str, cue: str, who: str = "", whom: str = "") -> tuple[str, str] | None:
    (sentence,) = split(text)

    def place(words: str) -> tuple[int, int] | None:
        return (text.index(words), text.index(words) + len(words)) if words else None

    where = place(cue)
    assert where is not None
    found = sound(Act(kind, where, place(who), place(whom), 0.9, 0.9), sentence)
    if found is None:
        return None
    first, second = ("" if one is None else text[slice(*one)] for one in (found.who, found.whom))
    return first, second


@pytest.mark.parametrize(
    ("text", "kind", "cue", "who", "whom", "expected"),
    [
        ("The mayor blamed smugglers.", "accuse", "blamed", "The mayor", "smugglers", ("The mayor", "smugglers")),
        ("Police charged him with murder.", "accuse", "charged", "Police", "him", ("Police", "him")),
        # passives: who does it stands behind "by"
        ("Two men were arrested by the army.", "arrest", "arrested", "the army", "Two men", ("the army", "Two men")),
        ("Two men were arrested, the army said.", "arrest", "arrested", "the army", "Two men", ("", "Two men")),
        ("Suspect arrested in Norport", "arrest", "arrested", "Suspect", "", ("", "")),
        # accusations that name nobody who makes them
        ("The man accused of the raid spoke to a judge.", "accuse", "accused", "a judge", "The man", None),
        ("Brandt was charged with murder.", "accuse", "charged", "", "Brandt", None),
        ("A clerk allegedly shot a man.", "accuse", "allegedly", "A clerk", "a man", None),
        ("Brandt was accused by the mayor.", "accuse", "accused", "the mayor", "Brandt", ("the mayor", "Brandt")),
        ("The army accused Sudria of the raid.", "accuse", "accused", "The army", "Sudria", ("The army", "Sudria")),
        ("Police led the teenager away.", "arrest", "led the teenager away", "Police", "the teenager",
         ("Police", "the teenager")),
        ("The pope was saddened by the raid.", "condemn", "saddened", "The pope", "the raid", ("The pope", "the raid")),
        # who only says what others do
        ("A spokesman said police were searching the woods.", "investigate", "searching", "A spokesman", "the woods",
         ("", "the woods")),
        ("The army said it had opened an inquiry.", "investigate", "opened an inquiry", "The army", "",
         ("The army", "")),
        ("The mayor said he condemned it.", "condemn", "condemned", "The mayor", "it", ("The mayor", "")),
        # nobody
        ("The long inquiry went on.", "investigate", "inquiry", "The", "", ("", "")),
    ],
)  # fmt: skip
def test_parties(text: str, kind: str, cue: str, who: str, whom: str, expected: tuple[str, str] | None) -> None:
    assert parties(text, kind, cue, who, whom) == expected
