"""What kinds of happening, fields, weapons, stances and sites there are, and what they are called elsewhere.

Each vocabulary is a YAML file of this folder: a mapping from code to its entry. Nothing is read at import.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Entry = Mapping[str, Any]
#: Code of a weapon that has no class: two of them are not the same weapon.
UNCLASSED = "unknown"


@cache
def load_vocabulary(name: str) -> Mapping[str, Entry]:
    """Load the vocabulary file ``name`` (without ".yaml"). Raises FileNotFoundError for an unknown one."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Mapping[str, Entry] = yaml.load((files(__package__) / f"{name}.yaml").read_text("utf-8"), Loader=loader)
    return content


def fields() -> Mapping[str, Entry]:
    """Return the fields a statement may have: code -> {label, value, section, about}."""
    return load_vocabulary("fields")


def kinds() -> Mapping[str, Entry]:
    """Return the kinds of happening: code -> {label, form, plover, mode, weapon, acled}."""
    return load_vocabulary("kinds")
