"""Descriptions that stand beside names."""

from __future__ import annotations

import pytest

from rashomon.export.muc4.descriptions import described

NAMES = (["Ana Ruiz"], ["Eva Paz"], ["Luis Gil"])


@pytest.mark.parametrize(
    ("text", "words", "whose"),
    [
        ("The union leader Ana Ruiz was shot.", "union leader", [0]),
        ("The judge, Dr. Eva Paz, was shot.", "judge", [1]),
        ("The mayor, named Luis Gil, was abducted.", "mayor", [2]),
        ("THE RETIRED COLONEL (RET) LUIS GIL DIED.", "retired colonel", [2]),
        ("Ana Ruiz, a well-known attorney, was shot.", "attorney", [0]),
        ("Ana Ruiz, 42, who was the former mayor, was shot.", "former mayor", [0]),
        ("Ana Ruiz [MNR], leader of the party, was shot.", "leader of the party", [0]),
        ("The two councilmen Ana Ruiz, Eva Paz and Luis Gil were shot.", "councilmen", [0, 1, 2]),
        ("The councilman Ana Ruiz and Eva Paz were shot.", "councilman", [0]),
        ("Ana Ruiz died. A guard was hurt.", "guard", []),
        ("Ana Ruiz and a guard were hurt.", "guard", []),
        ("Ana Ruiz, her driver and a guard were hurt.", "guard", []),
        ("A guard of Ana Ruiz was hurt.", "guard", []),
        ("Nobody is named.", "guard", []),
    ],
)
def test_whom_words_describe(text: str, words: str, whose: list[int]) -> None:
    assert described([words], NAMES, text) == whose


def test_without_names_nobody_is_described() -> None:
    assert described(["guard"], [], "A guard was hurt.") == []
