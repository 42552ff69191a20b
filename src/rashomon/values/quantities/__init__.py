"""How many: number expressions to bounds, compared, shown, and added up to totals.

In: sentences, the words of a number, or statements. Out: :class:`rashomon.records.Quantity` values, verdicts on two of
them, and :class:`Total`. No number is ever made up for vague words, and no statement is changed.
"""

from rashomon.values.numbers import read_number
from rashomon.values.quantities.compare import can_be_one_number, compare_quantities
from rashomon.values.quantities.find import find_quantities, read_quantity
from rashomon.values.quantities.show import show_quantity

__all__ = [
    "can_be_one_number",
    "compare_quantities",
    "find_quantities",
    "read_number",
    "read_quantity",
    "show_quantity",
]
