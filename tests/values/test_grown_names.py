"""A name that goes on beyond the part of it that was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.values.places.grown import grown

#: A sentence, a part of a name in it, and the whole.
CASES = [
    ("A bomb killed six people in Sal-i-Weaver city on Sunday.", "Weaver", "Sal-i-Weaver"),
    ("A bomb killed six people in Sal-i-Weaver city on Sunday.", "Sal", "Sal-i-Weaver"),
    ("Volunteers died in an airstrike on Weir ash-Shala, they said.", "Shala", "Weir ash-Shala"),
    ("They fired from the road between Norport-Weaver and the mill.", "Norport", "Norport-Weaver"),
    ("Soldiers clashed with them in the district of Salgado del Ene, in the hills.", "Salgado del", "Salgado del Ene"),
    ("Soldiers clashed with them in the district of Salgado del.", "Salgado del", "Salgado del"),
    ("The attackers came to Tungar Weaver at about two.", "Tungar", "Tungar Weaver"),
    ("Dozens were killed in the blasts in Sayla Weaver, the agency said.", "Weaver", "Sayla Weaver"),
    ("Two were shot outside the Norport Arms Apartments, officers said.", "Norport", "Norport Arms Apartments"),
    ("She saw the car near Weaver's house at six.", "Weaver", "Weaver's house"),
    ("In Norport Thursday two men were shot at a mill.", "Norport", "Norport"),
    ("They were found by the Norport Police, who searched the house.", "Norport", "Norport"),
    ("It was the worst day since the Norport Massacre, they said.", "Norport", "Norport"),
    ("The Norport-based group said nothing of it.", "Norport", "Norport"),
    ("Two Men Shot Near Norport School Monday, Officers Say", "Norport", "Norport"),
    ("Troops from Iraqi Norport said they had fired at it.", "Norport", "Norport"),
    ("He was hit near Paris's Weaver quarter at noon.", "Weaver", "Weaver"),
]


@pytest.mark.parametrize(("text", "part", "whole"), CASES)
def test_grown(text: str, part: str, whole: str) -> None:
    at = text.index(part)
    assert text[slice(*grown(text, at, at + len(part)))] == whole


@given(st.text(max_size=40), st.text(min_size=1, max_size=12), st.text(max_size=40))
def test_a_name_only_grows(before: str, part: str, behind: str) -> None:
    start, end = len(before), len(before) + len(part)
    first, last = grown(before + part + behind, start, end)
    assert 0 <= first <= start
    assert end <= last <= len(before + part + behind)
