"""Harm by a mishap and attacks in words: what makes an account unclear, and what comes close and does not."""

from __future__ import annotations

import pytest
from tests.extract.told import PUBLISHED, PUBLISHER, TOOLS, read
from tests.strategies import make_report

from rashomon.pipeline.reading import read_in_steps
from rashomon.records import HAPPENED

#: Reports of a mishap, and what the harm comes from.
MISHAPS = [
    ("A clerk was killed in a hit-and-run in Norport on Monday. Police charged the driver with murder.", "the road"),
    ("A nurse was killed in Gao on Monday. She was struck by a bus, and criminals took her purse.", "the road"),
    ("Ten people were killed and 50 hurt. The quake levelled four hamlets near Gao. Criminals looted.", "nature"),
    ("A quake shook the hills near Gao. Criminals looted. Ten people are killed and about 50 hurt.", "nature"),
    ("Ten people were killed near Gao on Monday. The plane crash was heard where criminals hide.", "a plane or a boat"),
    ("Two boys were killed in a house fire in Gao. Thieves took the hens of a neighbour.", "a fire"),
    ("Ann Rowe, who sang of criminals, died of pneumonia in Norport on Monday.", "illness or age"),
    ("A man with bird flu died in Gao on Monday. Criminals sold him the hen.", "a disease"),
    ("Ann Rowe was found dead in her cell in Gao, and criminals wept. It was an apparent suicide.", "one’s own hand"),
    ("A pilot was charged with murder after killing two girls in a car accident near Gao.", "the road"),
    ("A tram overturned in Gao. Ten people died, and criminals came. The incident is being examined.", "the road"),
]  # fmt: skip
#: Reports that name such a cause too, and tell of violence.
VIOLENCE = [
    "A clerk was killed in Norport on Monday. He was rammed on purpose by a car, and the driver fled.",
    "A nurse was struck by a bus in Gao and killed on Monday. A gunman had fired at the driver.",
    "A clerk was shot and killed in a hit-and-run in Norport on Monday. The gunman drove on.",
    "Rebels attacked a hamlet that the quake had levelled. Ten people were killed near Gao on Monday.",
    "Ten people were killed when a plane was downed near Gao on Monday. The crash was heard in Norport.",
    "Two boys were killed in a house fire in Gao on Monday. It was arson, police said, and a neighbour was charged.",
    "A clerk was charged with killing two women in a shop in Norport. She is dying of cancer.",
    "A miller shot and killed two clerks in Gao on Monday. He then hanged himself.",
    "Ten people were killed in a suicide bombing in Gao on Monday.",
    "Ten people were killed in Gao on Monday. They had come for the fair.",
]  # fmt: skip
OPENING = "The candidates met for a debate before the primary, and voters choose a nominee in May."
#: What follows such an opening, and whether it tells of an attack in words.
POLITICS = [
    ("She attacked Senator Bo Lund for being soft on rivals.", True),
    ("Ann Rowe attacked Bo Lund over his remarks on grain.", True),
    ("Bo Lund was attacked by Ann Rowe for his remarks.", True),
    ("Rebels attacked Senator Bo Lund at the door.", False),
    ("Ann Rowe attacked Bo Lund with a knife.", False),
    ("She attacked Bo Lund, and a second attacker fled.", False),
    ("Ann Rowe attacked Bo Lund, who was taken to hospital with injuries.", False),
    ("Ann Rowe attacked the mill in Norport.", False),
    ("The attack on the consulate was named by both.", False),
]


def doubts_of(text: str) -> list[str]:
    """Return why accounts of a report are set aside, as the whole reading does."""
    report = make_report(text, published=PUBLISHED, publisher=PUBLISHER)
    return [one.why for one in read_in_steps(report, TOOLS).doubted.values()]


def happened(text: str) -> bool:
    return any(one.form == "incident" and one.stance in HAPPENED for one in read(text).accounts)


@pytest.mark.parametrize(("text", "cause"), MISHAPS)
def test_harm_by_a_mishap_is_no_attack(text: str, cause: str) -> None:
    assert set(doubts_of(text)) == {f"harm by {cause}"}
    assert not happened(text)


@pytest.mark.parametrize("text", VIOLENCE)
def test_violence_beside_a_mishap_stays(text: str) -> None:
    assert not doubts_of(text)
    assert happened(text)


@pytest.mark.parametrize(("text", "only_words"), POLITICS)
def test_an_attack_in_words_is_no_attack(text: str, only_words: bool) -> None:
    assert doubts_of(f"{OPENING} {text}") == (["an attack in words"] if only_words else [])
    assert happened(f"{OPENING} {text}") is not only_words


def test_without_politics_a_verb_of_attack_is_one() -> None:
    assert all(happened(text) for text, only_words in POLITICS if only_words)
