"""What the encoder heard beside the rules: which of its attributions count, and which are left to the rules."""

from __future__ import annotations

import pytest

from rashomon.encoder.spoken import Spoken
from rashomon.extract.attribution import attribute
from rashomon.extract.sentences import split
from rashomon.extract.speakers import Speakers
from rashomon.pipeline.heard import LEAST, add_heard

#: A text with the encoder's {speaker}, [cue] and <content>; who is then heard beside the rules.
CASES = [
    ("{The mayor} [groused] <that two shells had hit the mill>.", "mayor"),
    ("{Ada Moreno} [let it be known] <two shells had hit the mill>.", "Ada Moreno"),
    ("{The mayor} [mused]: <“Two shells on one mill.”>", "mayor"),
    ("{The mayor} [groused] <about the shells on the mill>.", None),
    ("{No mayor} [groused] <that shells had hit the mill>.", None),
    ("{The mayor} [did not grouse] <that shells had hit the mill>.", None),
    ("In the town {it} [was groused] <that two shells had hit the mill>.", None),
    ("{It} [has also been mused] <that two shells had hit the mill>.", None),
    ("The mayor stayed. {He} [was heard to muse] <that two shells had hit the mill>.", "mayor"),
    ("{The mayor}, <who mused that it had been two shells>, [deplored] the fire.", None),
    ("{The mayor}, who stayed, [groused] <that it had been two shells>.", "mayor"),
    ("{The clubs,} [musing about] <old mills, have sworn to hit the dam>.", None),
    ("{The mayor}, [musing] <that two shells had hit the mill>, left the town.", "mayor"),
    ("{The mayor} [mused] <two shells, fired at noon, had hit the mill>.", "mayor"),
    ("{The mayor} [said] <that two shells had hit the mill>.", None),
    ("{The mayor} [has praised] <a guard who was hit by two shells in May>.", None),
    ("{The mayor} [has praised] <a guard hit by two shells in May>.", None),
    ("{The mayor} [deplored] <the claim to have shelled the mill>.", None),
    ("{The mayor} [recounts] <two shells had hit the mill before it burned>.", "mayor"),
    ("{The mayor} [is begging for] <help with the mill, where two shells had hit>.", None),
    ("{The mayor} [has learned] <that two shells had hit the mill>.", None),
    ("{The mayor} [got the news] <that two shells had hit the mill>.", None),
    ("{The mayor} [let the news be known] <that two shells had hit the mill>.", "mayor"),
    ("{Border Radio} [is told] <two shells had hit the mill>.", None),
    ("{Gunman} [accused of] <shelling the mill that had been hit>.", None),
    ("{A miner} [pretending] <to be a guard, had shelled the mill>.", None),
    ("{A miner} [pretending] <that he was a guard>, had shelled the mill.", "miner"),
    ("{Miners} [are feared] <to be under the mill that had been hit>.", None),
    ("{The mayor} [was heard to grouse] <that two shells had hit the mill>.", "mayor"),
    ("[Musing] <that two shells had hit the mill>. {The mayor} stayed.", None),
    ("<Two shells had hit the mill>. The river was calm. {The mayor} [mused] on.", None),
    ("<“Two shells had hit the mill.”> The river was calm. {The mayor} [mused] on.", "mayor"),
    ("{Ada Moreno’s} [oddest idea is] <that two shells had hit the mill>.", "Ada Moreno"),
    ("{Ada Moreno} [hit on the idea] <that two shells had hit the mill>.", "Ada Moreno"),
]


def read(marked: str, score: float = 0.9) -> tuple[str, Spoken]:
    """Read a text in which the encoder's {speaker}, [cue] and <content> are marked."""
    places: dict[str, int] = {}
    plain = ""
    for sign in marked:
        if sign in "{}[]<>":
            places[sign] = len(plain)
        else:
            plain += sign
    speaker, cue, content = ((places[a], places[b]) for a, b in ("{}", "[]", "<>"))
    return plain, Spoken(cue, speaker, (content,), score)


def heard(text: str, one: Spoken) -> list[str]:
    sentences, speakers = split(text), Speakers("Example Wire")
    by_rule = attribute(sentences, speakers)
    both = add_heard(by_rule, [one], text, sentences, speakers)
    known = [item for item in by_rule if item.attribution.speaker.kind != "unknown"]
    assert [item for item in both if item in known] == known
    return [item.attribution.speaker.canonical for item in both if item not in by_rule]


@pytest.mark.parametrize(("marked", "who"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_heard(marked: str, who: str | None) -> None:
    assert heard(*read(marked)) == ([who] if who else [])


def test_what_the_encoder_is_not_sure_of_is_not_heard() -> None:
    assert heard(*read(CASES[0][0], LEAST - 0.01)) == []


@pytest.mark.parametrize("left", ["cue", "speaker"])
def test_without_cue_or_speaker_nothing_is_heard(left: str) -> None:
    text, whole = read(CASES[0][0])
    one = Spoken(None if left == "cue" else whole.cue, None if left == "speaker" else whole.speaker, whole.content, 0.9)
    assert heard(text, one) == []


def test_content_over_sentences_is_heard_in_each() -> None:
    text = "The mayor groused that two shells had hit the mill. Nobody had been told. The river was calm."
    content = (text.index("that"), text.index(" The river"))
    sentences, speakers = split(text), Speakers("Example Wire")
    one = Spoken((10, 17), (0, 9), (content,), 0.9)
    both = add_heard(attribute(sentences, speakers), [one], text, sentences, speakers)
    assert [item.sentence for item in both] == [0, 1]
    assert {item.attribution.found_by for item in both} == {"encoder-en/10:said"}
