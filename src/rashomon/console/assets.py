"""The files that pages use, by name; there are none yet."""

from __future__ import annotations


def asset(name: str) -> tuple[bytes, str]:
    """Return a file and its media type. Raises KeyError for a name that is not in the table."""
    raise KeyError(name)
