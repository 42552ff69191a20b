"""What the words before a place say of it."""

import pytest

from rashomon.extract.whereabouts import is_elsewhere, is_where_held, is_where_treated

HELD = [
    ("He was booked into the ", True),
    ("She is being held without bond at ", True),
    ("He was jailed in ", True),
    ("Two men are on trial in ", True),
    ("The trial of five men opened in ", True),
    ("He was serving a sentence of nine years in ", True),
    ("He appeared in court in ", True),
    ("He was extradited to ", True),
    ("They opened fire on guards at the ", False),
    ("A bomb went off in ", False),
    ("Two inmates were stabbed in ", False),
    ("Nine miners were held hostage in ", False),
    ("They held the town, and shelled ", False),
    ("He was jailed for the raid that killed six people in ", False),
]


@pytest.mark.parametrize(("before", "held"), HELD)
def test_where_somebody_is_held(before: str, held: bool) -> None:
    assert is_where_held(before) == held


ELSEWHERE = [
    ("Briefing reporters in ", True),
    ("the minister told a news conference in ", True),
    ("Speaking to Border Radio from ", True),
    ("he said, speaking by telephone from ", True),
    ("She announced in a statement from ", True),
    ("The general was speaking in ", True),
    ("said traders in ", True),
    ("They fled across the border to ", True),
    ("He told reporters that a bomb had hit a bus in ", False),
    ("A bomb hit a news conference that the party held, and another a bridge in ", False),
    ("The reporters were shot in ", False),
    ("A statement said rockets fell in ", False),
]


@pytest.mark.parametrize(("before", "elsewhere"), ELSEWHERE)
def test_where_somebody_only_speaks_or_went(before: str, elsewhere: bool) -> None:
    assert is_elsewhere(before) == elsewhere


TREATED = [
    ("Norport hospital", "He was taken to ", True),
    ("Weaver medical center", "She died at ", True),
    ("Norport hospital", "A shell hit ", False),
    ("Norport", "She died in ", False),
    ("Norport hospital", "He was taken away before gunmen attacked ", False),
]


@pytest.mark.parametrize(("name", "before", "treated"), TREATED)
def test_where_somebody_is_treated(name: str, before: str, treated: bool) -> None:
    assert is_where_treated(name, before) == treated
