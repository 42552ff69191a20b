"""The class of a weapon as printed.

In: words. Out: a code of ``vocabulary/weapons.yaml``, or "". Never looks for weapons in a text.
"""

from __future__ import annotations

from functools import cache

from rashomon.vocabulary import load_vocabulary


@cache
def weapon_class(words: str) -> str:
    """Return the class of a weapon as printed ("Katyusha rockets" -> "rocket"), "" when the vocabulary has none."""
    printed = words.lower().replace("-", " ")
    for code, entry in load_vocabulary("weapons").items():
        forms = {str(word).lower().replace("-", " ") for word in entry["words"]}
        if printed in forms or printed.removesuffix("s") in forms:
            return code
    return ""
