"""Who repeats whom: near-copies among reports, and the origin that each report's own words go back to.

In: reports with what they name as their basis. Out: for each report its origin, and the step that leads there with its
reason. A pure function of the set of reports, so the order of reading never matters. Nothing is stored, and nothing
here decides what is told.
"""

from rashomon.lineage.copies import Copy, near_copies
from rashomon.lineage.origins import Lineage, Step, lineage_of, statements_of, trace

__all__ = ["Copy", "Lineage", "Step", "lineage_of", "near_copies", "statements_of", "trace"]
