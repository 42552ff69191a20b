"""One report to everything read from it: the rules and the encoder, in order of work."""

from rashomon.pipeline.ahead import in_turn
from rashomon.pipeline.reading import READER, Tools, begin_report, passed_over, read_report

__all__ = ["READER", "Tools", "begin_report", "in_turn", "passed_over", "read_report"]
