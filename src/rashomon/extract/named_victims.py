"""Which of those harmed a report names: "the driver, Ann Rowe, 34, was killed".

In: the words for those harmed, as a mention of a count has them. Out: the names of persons among them, in order. Never
decides what happened to anybody, and takes no description for a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.extract.people import find_people, name_alone

#: The counts whose words may name those harmed.
HARMED = frozenset({"killed", "injured", "casualties", "kidnapped"})


def names_in(words: str) -> Iterator[str]:
    """Yield each person named in the words for those harmed, without the age.

    >>> list(names_in("Her cousin, Ada Brandt, 34"))
    ['Ada Brandt']
    >>> list(names_in("two guards of the Red Column"))
    []
    """
    for one in find_people(words):
        if one.kind == "name" and (name := name_alone(words[one.start : one.end])):
            yield name
