"""Which language a text is in.

In: a text and the language its header declares, if any. Out: an ISO 639-1 code and how sure. Plain English is told by
its small words at no cost; only for the rest is the identifier loaded, once.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from rashomon.records import Issue

#: Below this many letters a text is too short to tell its language by.
MIN_LETTERS = 40
#: From this probability on another language is believed. Set by hand: lists of Arabic names in English stay under it.
SURE = 0.8
_SAMPLE = 4000
#: Small words of English that are not also common words of its neighbours (as "was", "for" and "at" are).
_SMALL_WORDS = frozenset({"the", "of", "and", "that", "which", "with", "from", "were", "has", "have", "been", "said"})


def language_of(text: str) -> tuple[str, float]:
    """Return the language of a text as an ISO 639-1 code, and a probability from 0 to 1."""
    sample = text[:_SAMPLE]
    if _plainly_english(sample):
        return "en", 1.0
    language, probability = _identifier().classify(sample)
    return str(language), float(probability)


def check_language(text: str, declared: str) -> tuple[str, Issue | None]:
    """Return the language to read a report in, and an issue when that is not English.

    A text too short to tell has the declared language, or English when none is declared; a longer one tells itself.
    """
    said = declared.strip().lower().replace("_", "-").split("-")[0]
    language = {"english": "en", "eng": "en", "": "en"}.get(said, said)
    if sum(map(str.isalpha, text[:_SAMPLE])) >= MIN_LETTERS:
        told, probability = language_of(text)
        language = told if probability >= SURE else "en"
    if language == "en":
        return language, None
    message = f"The report is in another language than English: {language!r}."
    return language, Issue("other-language", message, "Leave it out, or read an English translation of it.")


def _plainly_english(sample: str) -> bool:
    words = re.findall(r"\w+", sample.lower())
    small = [word for word in words if word in _SMALL_WORDS]
    return "the" in small and len(set(small)) >= 3 and len(small) * 8 >= len(words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
