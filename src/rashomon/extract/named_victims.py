"""Which of those harmed a report names: "the driver, Ann Rowe, 34, was killed".

In: the words for those harmed, as a mention of a count has them, and the last names that the report tells behind first
ones. Out: the names of persons among them, in order. Never decides what happened to anybody, and takes no description
for a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.extract.doers import names_a_deed
from rashomon.extract.people import find_people, name_alone, without_age
from rashomon.values.countries import country_of_people
from rashomon.values.quantities import find_quantities


def names_in(words: str, surnames: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield each person named in the words for those harmed, without the age; one of ``surnames`` may be all of them.

    >>> list(names_in("Her cousin, Ada Brandt, 34"))
    ['Ada Brandt']
    >>> list(names_in("two guards of the mill"))
    []
    >>> list(names_in("Brandt, 34", frozenset({"Brandt"})))
    ['Brandt']
    >>> list(names_in("Deadly Shooting"))
    []
    """
    for one in find_people(words, surnames):
        if one.kind == "name" and (name := name_alone(words[one.start : one.end])):
            if not names_a_deed(name):
                yield name
        elif (alone := without_age(words)) in surnames and not (country_of_people(alone) or find_quantities(alone)):
            yield alone
