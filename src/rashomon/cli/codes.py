"""The exit codes."""

from __future__ import annotations

from collections.abc import Mapping

FAILED = 1
SOME_ISSUES = 3
INTERRUPTED = 130
CLOSED_PIPE = 141

#: What each exit code means, as printed in the reference.
EXIT_CODES: Mapping[int, str] = {
    0: "All went well.",
    FAILED: "Something could not be done or is damaged: a ledger in use, a file that cannot be written, a defect.",
    2: "The call is off: an unknown option, format or id, or a path that is not there.",
    SOME_ISSUES: "Some reports were not read whole; each is told on stderr with its file, the place and the remedy.",
    INTERRUPTED: "Interrupted with Ctrl-C. What was stored stays stored.",
    CLOSED_PIPE: "Whoever read the output closed it before its end.",
}
