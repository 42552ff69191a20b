"""Words of statements: which count, what of them is printed, and where else the report has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from rashomon.records import Place, Span, Stance, Statement

#: Stances of a statement that a template takes over.
TOLD: frozenset[Stance] = frozenset({"asserts", "intends", "possible"})
#: What an encoder's finding ends with: the role it was found for.
_ROLE = regex.compile(r"\bencoder-\S+?:(?P<role>PerpInd|PerpOrg|Target|Victim|Person|Weapon)\b")
_DETERMINERS = regex.compile(r"^(?:the|an?|his|her|their|its|some|these|those|this|that)\s+", regex.IGNORECASE)
_NUMBERS = regex.compile(
    r"^(?:(?:at\sleast|about|around|some|nearly|almost|more\sthan|over|up\sto|another|other|several|many|dozens\sof|"
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)+(?=\p{L})",
    regex.IGNORECASE,
)
#: An aside in brackets at the end of words: "the Falcon Union [FU]".
_ASIDE_AT_END = regex.compile(r"(?<=\w)\s*(?:\([^()]*\)|\[[^\[\]]*\])$")


def told(statements: Iterable[Statement], *fields: str) -> list[Statement]:
    """Return the statements on these fields that a template takes over, in the order of the text; each words once."""
    kept: dict[tuple[str, str], Statement] = {}
    for statement in sorted(statements, key=lambda s: (s.span, s.id)):
        if statement.field in fields and (statement.stance in TOLD or role_of(statement)):
            kept.setdefault((statement.field, " ".join(statement.value.words.lower().split())), statement)
    return list(kept.values())


def role_of(statement: Statement) -> str:
    """Return the role that the encoder found a statement's words for, "" where it did not find them."""
    found = _ROLE.search(statement.found_by)
    return found["role"] if found else ""


def string(statement: Statement) -> str:
    """Return the words that fill a slot: the encoder's as they are, others without article and number.

    Without an aside at their end: initials beside a name are another form of it, and a response has one (section 4.1).
    """
    words = statement.value.words
    return _ASIDE_AT_END.sub("", words) if role_of(statement) else bare(words)


def bare(words: str) -> str:
    """Return a noun phrase without article and number: "the two guards" -> "guards"."""
    plain = _DETERMINERS.sub("", " ".join(words.split()))
    return _NUMBERS.sub("", plain) or plain


def without_place(words: str, places: Iterable[Place]) -> str:
    """Return a noun phrase without the place told beside it: "the bank in Cali" -> "the bank"."""
    names = {name for place in places for name in (place.city, place.name.split(",")[-1].strip()) if name}
    if not names:
        return words
    listed = "|".join(map(regex.escape, sorted(names, key=len, reverse=True)))
    return regex.sub(rf"(?<=\w),?\s+(?:in|near|outside|at)\s+(?:{listed})$", "", words, flags=regex.IGNORECASE) or words


def mention_span(statement: Statement, text: str) -> Span:
    """Return where the words of a statement's value stand: its own span may be the whole sentence."""
    start = text.find(statement.value.words, statement.span.start, statement.span.end)
    return statement.span if start < 0 else Span(start, start + len(statement.value.words))


def places_of(words: Sequence[str], text: str) -> list[Span]:
    """Return every place where a text has one of the words, in any case and with any white space between."""
    forms = [r"\s+".join(map(regex.escape, one.split())) for one in words if one.strip()]
    if not forms:
        return []
    pattern = regex.compile(rf"(?<!\w)(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)", regex.IGNORECASE)
    return [Span(match.start(), match.end()) for match in pattern.finditer(text)]
