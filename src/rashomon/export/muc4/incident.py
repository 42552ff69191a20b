"""What kind of incident, how far it went, and whose act: MUC-4 slots 4, 5 and 8.

In: the kind and stance of an account, its words, the words for the perpetrators. Out: fills. MUC-4 task documentation,
part 1, sections 7.5, 7.6 and 7.9.
"""

from __future__ import annotations

import regex

from rashomon.export.muc4.classes import perpetrator_class
from rashomon.export.muc4.notation import NOTHING
from rashomon.records import Stance
from rashomon.vocabulary import kinds
from rashomon.vocabulary.codebooks import kind_codes

INCIDENT_TYPES = (
    "ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE", "ATTACK",
)  # fmt: skip
STAGES = ("ACCOMPLISHED", "ATTEMPTED", "THREATENED")
_ATTEMPTED = regex.compile(
    r"\b(?:attempt(?:ed|s|ing)?|tried to|trying to|foil(?:ed|s)|thwarted|prevented|frustrated|averted|defused|"
    r"deactivated|dismantled|disarmed|fail(?:ed|s|ing)? to (?:explode|detonate|go off|kill|reach)|"
    r"(?:did not|didn['’]t) (?:explode|detonate|go off)|unexploded|abortive|botched|unsuccessful)\b",
    regex.IGNORECASE,
)
_FOILED = regex.compile(
    r"\b(?:foil(?:ed|s)|thwarted|prevented|frustrated|averted|forestalled|aborted|cancell?ed|(?:called|headed|staved)\soff)\b",
    regex.IGNORECASE,
)
_THREATENED = regex.compile(r"\b(?:threat(?:s|en|ens|ened|ening)?|will be (?:killed|executed))\b", regex.IGNORECASE)


def incident_type(kind: str) -> str | None:
    """Return slot 4 for a kind of happening; None for an unknown one and for one that MUC-4 has no type for."""
    return kind_codes(kind).muc4 if kind in kinds() else None


def stage(stance: Stance, words: str = "") -> str | None:
    """Return slot 5 from how the happening is told, and from the words that tell of it.

    None for a happening that is neither told to have taken place, nor attempted or threatened: a denied one, say.
    """
    if stance == "intends" and _FOILED.search(words):
        return "ATTEMPTED"
    if stance == "intends" or (stance in {"asserts", "conditional"} and _THREATENED.search(words)):
        return "THREATENED"
    if stance != "asserts":
        return None
    return "ATTEMPTED" if _ATTEMPTED.search(words) else "ACCOMPLISHED"


def category(*perpetrators: str, default: str = NOTHING) -> str:
    """Return slot 8 from the words for the perpetrators; ``default`` where there are none.

    Whoever is not known to belong to a state commits a TERRORIST ACT (section 7.9, note 1).
    """
    if not perpetrators:
        return default
    return perpetrator_class(*perpetrators) or "TERRORIST ACT"
