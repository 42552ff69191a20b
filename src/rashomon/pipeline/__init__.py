"""One report to everything read from it: the rules and the encoder, in order of work."""

from rashomon.pipeline.reading import READER, Tools, passed_over, read_report

__all__ = ["READER", "Tools", "passed_over", "read_report"]
