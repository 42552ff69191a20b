"""Whether a name stands inside a longer one: "Lloyd Austin", "Washington Post", "President Washington".

In: the words of a sentence and a stretch of them. Out: whether its neighbours make it a part of a person's or a body's
name. It knows no gazetteer.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.values.countries import country_of_people
from rashomon.values.places.kinds import site_pattern
from rashomon.values.places.tokens import Token, neighbour, word_list


def inside_name(sentence: str, words: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether capitalised neighbours make a window part of a longer name, or a title makes it a person's."""
    before, after = neighbour(words, first, -1), neighbour(words, last - 1, 1)
    openers = word_list("openers")
    if before is not None and before.lower in word_list("titles"):
        return True
    if before is not None and before.capital and not _apart(words, first - 1):
        return True
    if after is None or not after.capital or after.lower in openers:
        return False
    return not _names_site(sentence, words[last - 1].end)


def _apart(words: Sequence[Token], index: int) -> bool:
    """Tell whether a capitalised word before a place's name is none of it: "Iraqi", "Sunday", the sentence's first."""
    word = words[index]
    opens = index == 0 or "." in word.gap or "\n" in word.gap
    return (
        word.lower in word_list("openers")
        or bool(country_of_people(word.text))
        or (opens and word.lower in word_list("never"))
    )


def _names_site(sentence: str, end: int) -> bool:
    """Tell whether the capitals after a place's name end in a word for a site: "Erbil International Airport"."""
    rest = sentence[end : end + 60]
    match = site_pattern().search(rest)
    return match is not None and all(word[:1].isupper() for word in rest[: match.start()].split())
