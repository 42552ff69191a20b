"""Text from reports made fit to print: characters that would steer a terminal or turn a line around become visible."""

from __future__ import annotations

import re

#: C0 and C1 controls but the newline, lone surrogates, marks that override or isolate the direction of text, and the
#: separators that break a line.
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WEB_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~\u00a1-\U0010fffd]+", re.IGNORECASE)


def visible(text: str) -> str:
    """Show each steering character as its number: a right-to-left override becomes "<U+202E>"."""
    return _STEERING.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def web_address(url: str) -> str:
    """Return an http or https address that is safe to link to; "" for anything else."""
    return url if _WEB_ADDRESS.fullmatch(url) and url == visible(url) else ""
