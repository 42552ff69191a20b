"""What kind of happening a sentence tells of: by what it was done with, and by its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.encoding import read_alone

from rashomon.extract.by_means import kind_by_words
from rashomon.vocabulary import kinds

#: A report, and the kind of its one incident.
CASES = [
    ("A hotel in Erbil was attacked with grenades on Sunday.", "grenade_attack"),
    ("A hotel in Erbil was attacked on Sunday.", "attack"),
    ("A mosque in Mosul came under mortar fire on Sunday.", "mortar_attack"),
    ("A mosque in Mosul came under fire on Sunday.", "attack"),
    ("Norlandic artillery pounded villages near Erbil on Sunday.", "shelling"),
    ("Norlandic troops pounded villages near Erbil on Sunday.", "attack"),
    ("Saboteurs blew up a pipeline near Kirkuk on Sunday.", "bombing"),
    ("Thirty people were killed in twin bombings in Baghdad on Sunday.", "bombing"),
    ("A sniper wounded two guards near Mosul on Sunday. A rocket hit a mill in Erbil on Friday.", "rocket_attack"),
    ("Gunmen robbed a bank in Mosul on Sunday.", "robbery"),
    ("A clerk was beaten to death in Mosul on Sunday.", "beating"),
    ("Two girls were raped by soldiers in Mosul on Sunday.", "sexual_violence"),
    ("Police fired tear gas at protesters in Mosul on Sunday.", "crowd_control"),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_kinds(text: str, kind: str) -> None:
    assert kind in {one.kind for one in read_alone(text).accounts if one.form == "incident"}


WORDS = [
    ("Two guards fell when a mortar round landed.", "mortar_attack"),
    ("Nine people died as two sides traded fire.", "clash"),
    ("An army captain was picked off by a sniper.", "shooting"),
    ("Prisoners rioted at a jail.", "riot"),
    ("Two brothers were murdered.", "killing"),
    ("Gunmen on motorcycles hurled grenades.", "grenade_attack"),  # with what, before who
    ("Two guards were hurt.", "attack"),
    ("The team was beaten.", "attack"),
]


@pytest.mark.parametrize(("text", "kind"), WORDS)
def test_kinds_by_words(text: str, kind: str) -> None:
    assert kind_by_words(text) == kind


@given(st.text(max_size=80))
def test_every_kind_is_known(text: str) -> None:
    assert kind_by_words(text) in kinds()
