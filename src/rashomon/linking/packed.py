"""Profiles as text and back, so that a ledger can keep them: reading one takes a tenth of the time of making it.

In: a profile. Out: JSON, the same for equal profiles. A profile follows from its account's report and from the code
that made it, so what is kept is signed with ``MADE_BY``, and what another version signed is made anew.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

from rashomon.encoding import from_json, to_json
from rashomon.linking.profiles import Profile

#: Raised when another profile is made of the same account: by this code, the words it counts or what fields mean.
MADE_BY = "rashomon/profile-1"
#: What a profile is made of; the rest of it follows from these.
_FIELDS = tuple(field.name for field in fields(Profile) if field.init)


def pack(profile: Profile) -> str:
    """Write a profile as JSON: the list of its fields, sets in order."""
    values = (getattr(profile, name) for name in _FIELDS)
    return to_json([sorted(value) if isinstance(value, frozenset) else value for value in values])


def unpack(text: str) -> Profile:
    """Read what :func:`pack` wrote. Raises msgspec.ValidationError when it is something else."""
    return Profile(*from_json(text, _types()))


@cache
def _types() -> Any:
    hints = get_type_hints(Profile)
    return tuple[tuple(hints[name] for name in _FIELDS)]  # type: ignore[misc]
