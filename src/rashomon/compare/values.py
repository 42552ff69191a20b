"""Two values of one field: the same, compatible, different, or of which nothing can be said.

In: typed values. Out: a word for how they go together; symmetric. What they are to a comparison of several is
:mod:`rashomon.compare.sides`.
"""

from __future__ import annotations

from rashomon.records import Category, Name, Place, Quantity, TimeRange, Value, Wording
from rashomon.values.names import compare_names
from rashomon.values.places import compare_places
from rashomon.values.quantities import compare_quantities
from rashomon.values.quantities.narrower import is_narrower
from rashomon.values.times import covers
from rashomon.vocabulary import kinds


def compare_values(one: Value, other: Value) -> str:
    """Compare two values: "same", "compatible", "different" or "unknown". Values of two types are "unknown"."""
    match one, other:
        case Quantity(), Quantity():
            return _compare_quantities(one, other)
        case TimeRange(), TimeRange():
            return covers(one, other)
        case Place(), Place():
            return compare_places(one, other)
        case Name(), Name():
            verdict = compare_names(one, other).state
            return "different" if verdict == "conflict" else verdict
        case Category(), Category():
            return _compare_categories(one, other)
        case Wording(), Wording():
            return "same" if bare(one.words) == bare(other.words) else "unknown"
    return "same" if one == other else "unknown"


def are_two(one: Value, other: Value) -> bool:
    """Tell whether two values tell of one person each, by name or description, and nothing says that it is the same."""
    if not (isinstance(one, Quantity) and isinstance(other, Quantity) and _is_somebody(one) and _is_somebody(other)):
        return False
    who, whom = bare(one.counted), bare(other.counted)
    alike = who.rpartition(" ")[2] == whom.rpartition(" ")[2] or is_narrower(who, whom) or is_narrower(whom, who)
    return not alike


def _is_somebody(value: Quantity) -> bool:
    return value.low == value.high == 1 and bool(value.counted) and value.counted == value.words


def bare(words: str) -> str:
    """Return words without their article and capitals: agencies that write in capitals tell what others do."""
    plain = " ".join(words.casefold().split())
    article, _, rest = plain.partition(" ")
    return rest if rest and article in {"a", "an", "the"} else plain


def _compare_categories(one: Category, other: Category) -> str:
    if one.code == other.code:
        return "same"
    if one.vocabulary == "kinds":
        families = {str(kinds()[code]["family"]) for code in (one.code, other.code)}
        return "compatible" if len(families) == 1 or "any" in families else "different"
    if one.vocabulary == "channels":
        return "compatible"  # one claim is often made in several ways
    if one.vocabulary == "weapons" and (_is_kind_of(one, other) or _is_kind_of(other, one)):
        return "compatible"
    return "different"


def _is_kind_of(one: Category, other: Category) -> bool:
    """Tell a class that is one of a wider class, by its name: a car bomb is a bomb."""
    return one.code.endswith(f" {other.code}")


def _compare_quantities(one: Quantity, other: Quantity) -> str:
    if "unknown" in (one.exactness, other.exactness):
        return "unknown"
    state = compare_quantities(one, other).state
    return "different" if state == "conflict" else state
