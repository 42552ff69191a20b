"""What a report says is not known, not answered or not confirmed: which thing is open, and who keeps silent on it.

In: a sentence. Out: mentions labelled with the field that is open, their code "unknown" where it is its value that
nobody tells; and, for such a mention, whose silence it is. Rules: ``rules/silence_en.yaml`` find the silence,
``rules/matters_en.yaml`` read from its words what is open, ``rules/subjects_en.yaml`` find whose a second verb is.
Never decides whether a later report has the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

import regex

from rashomon.records import Category, Mention, Quantity, Sentence, Span, Value, Wording
from rashomon.rules import Match, find_all, load_rules
from rashomon.vocabulary import fields

#: The code of a mention that says of its field that the value is not known, or not told.
UNKNOWN = "unknown"
#: Fields of those who keep silent.
_KEPT = frozenset({"comment", "verification"})
#: Groups of a rule that name whose words or silence it is.
_PARTIES = ("silent", "silent_also")
#: Words for what is counted that leave open who is: they are answered by any number.
_ANYONE = frozenset({"people", "persons", "anyone", "anybody", "others", "more", "victims", "casualties"})
_PREPOSITION = regex.compile(r"(?:on|of|about|regarding|as\sto)\s", regex.IGNORECASE)
_QUESTION = r"(?:whether|if|how|who|why|what|which|where|when)"
#: Between two questions that are open together: "who did it, how many died or whether anyone was hurt".
_NEXT = regex.compile(
    rf"(?:,\s(?:(?:and|or|nor)\s)?|\s(?:and|or|nor)\s)(?:about\s|on\s)?(?={_QUESTION}\s)", regex.IGNORECASE
)
_WHETHER = regex.compile(r"(?:whether|if)\s", regex.IGNORECASE)
_NEGATED = regex.compile(r"\bno\s$", regex.IGNORECASE)


def find_silences(sentence: Sentence) -> list[Mention]:
    """Return what a sentence says is open, in the order of the rules: each thing that is open once."""
    found: list[Mention] = []
    for match in silences(sentence.text):
        for mention in _of_match(sentence, match):
            if not any(_same_matter(mention, other) for other in found):
                found.append(mention)
    return found


@lru_cache(maxsize=256)
def silences(text: str) -> tuple[Match, ...]:
    """Return the silences in a sentence's text. A silence inside another's open words is left out."""
    kept: list[Match] = []
    for match in find_all(load_rules("silence_en"), text):
        if not any(_is_inside(match, other) or _is_again(match, other) for other in kept):
            kept.append(match)
    return tuple(kept)


def party(mention: Mention, sentence: Sentence) -> Span | None:
    """Return the span of whoever keeps silent, or does not know; None where the sentence only says that it is open.

    Of a silence that was found otherwise than by rule, the span is whose it is, unless it is that of its words.
    """
    if not mention.found_by.startswith("rule:"):
        return mention.span if mention.label in _KEPT and mention.anchor not in {None, mention.span} else None
    match = _match_of(mention, sentence)
    if match is None or match.rule.gives.get("speaker") != "itself":
        return None
    if "and" in match.spans:
        subject = subject_before(sentence.text, match.start)
        return None if subject is None else _absolute(sentence, subject)
    spans = [_absolute(sentence, match.spans[group]) for group in _PARTIES if group in match.spans]
    return next((span for span in spans if span == mention.span), spans[0] if spans else None)


def words_of_rule(mention: Mention, sentence: Sentence) -> Span | None:
    """Return the span of all the words by which a rule reads a silence; None where none does."""
    match = _match_of(mention, sentence)
    return None if match is None else _absolute(sentence, (match.start, match.end))


def is_of_two(mention: Mention, sentence: Sentence) -> bool:
    """Tell a silence of the two sides told of before: "neither side has commented"."""
    match = _match_of(mention, sentence)
    return match is not None and match.rule.gives.get("speaker") == "the two"


def subject_before(text: str, end: int) -> tuple[int, int] | None:
    """Return where the subject of the clause stands that goes on at ``end``: "The army left and" -> "The army"."""
    found = [match for match in find_all(load_rules("subjects_en"), text[:end]) if ";" not in text[match.end : end]]
    return found[-1].spans["subject"] if found else None


def withheld_over(mention: Mention, sentence: Sentence) -> Mention | None:
    """Return the silence in whose open words a detail stands: "did not say whether three guards were hurt"."""
    start, end = mention.span.start - sentence.span.start, mention.span.end - sentence.span.start
    for match in silences(sentence.text):
        for opened in _questions(match, sentence.text):
            if opened[0] <= start and end <= opened[1] and _WHETHER.match(sentence.text, opened[0]):
                return _mention(sentence, opened, mention.label, match, UNKNOWN)
    return None


def open_value(mention: Mention, words: str) -> Value:
    """Return the value of something open: an unknown number, an unknown member of a class, or its words."""
    kind = fields()[mention.label]["value"]
    if kind == "Quantity":
        return Quantity(words, None, None, "unknown", _counted(words))
    if kind in {"Category", "Name"}:
        return Category(words, UNKNOWN, f"{mention.label}s" if mention.label == "weapon" else mention.label)
    return Wording(words)


def _of_match(sentence: Sentence, match: Match) -> Iterator[Mention]:
    gives = match.rule.gives
    if "open" in match.spans:
        yield from _opened(sentence, match)
    elif "low" in gives:
        yield _mention(sentence, match.spans["count"], gives["field"], match, f"{gives['low']}-{gives['low']}")
    else:
        groups = ("words",) if "words" in match.spans else (*_PARTIES, "cited")
        named = [match.spans[group] for group in groups if group in match.spans]
        for span in named or [_words(match)]:
            yield _mention(sentence, span, gives["field"], match, gives.get("code", ""))


def _opened(sentence: Sentence, match: Match) -> Iterator[Mention]:
    """Mentions of what the open words name; of the rule's other field where they name nothing that is a field."""
    named = [mention for span in _questions(match, sentence.text) for mention in _asked(sentence, match, span)]
    yield from named
    if not named and "else" in match.rule.gives and not _is_nothing(match):
        group = next((group for group in ("silent", "and") if group in match.spans), "")
        if group:
            span = match.spans["silent"] if group == "silent" else _words(match)
            yield _mention(sentence, span, match.rule.gives["else"], match, "none")


def _is_nothing(match: Match) -> bool:
    """Tell "gave no answer" from "gave no details about the talks", which keeps silent."""
    return _NEGATED.search(match["no"]) is not None and match.spans["no"][1] == match.spans["open"][0]


def _words(match: Match) -> tuple[int, int]:
    """Return where a match's own words stand, without the "and" before them."""
    return (match.spans["and"][1] + 1 if "and" in match.spans else match.start), match.end


def _questions(match: Match, text: str) -> list[tuple[int, int]]:
    """Return where each of the questions stands that are open together."""
    if "open" not in match.spans:
        return []
    start, end = match.spans["open"]
    cuts = [found.span() for found in _NEXT.finditer(text, start, end)]
    return list(zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True))


def _asked(sentence: Sentence, match: Match, span: tuple[int, int]) -> Iterator[Mention]:
    """Mentions of the fields that one question names."""
    opened = next(matters(sentence.text[span[0] : span[1]]), None)
    if opened is None:
        return
    start, end = span[0] + opened.start, span[0] + opened.end
    lead = _PREPOSITION.match(sentence.text, start, end)
    start = lead.end() if lead else start
    words = sentence.text[start:end].rstrip(" .")
    for field in opened.rule.gives["fields"]:
        yield _mention(sentence, (start, start + len(words)), field, match, UNKNOWN)


def matters(text: str) -> Iterator[Match]:
    """Return the things that open words name, those that open them first."""
    return chain(sorted(find_all(load_rules("matters_en"), text), key=lambda match: match.start))


def _is_inside(match: Match, other: Match) -> bool:
    start, end = other.spans.get("open", (0, 0))
    return start <= match.start and match.end <= end


def _is_again(match: Match, other: Match) -> bool:
    """Tell a silence told by two rules: the one that knows whose it is stands first."""
    field = match.rule.gives.get("field")
    return (
        field is not None
        and field == other.rule.gives.get("field")
        and match.start < other.end
        and other.start < match.end
    )


def _same_matter(one: Mention, other: Mention) -> bool:
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    return overlap and one.label == other.label


def _match_of(mention: Mention, sentence: Sentence) -> Match | None:
    for match in silences(sentence.text):
        whole = _absolute(sentence, (match.start, match.end))
        inside = whole.start <= mention.span.start and mention.span.end <= whole.end
        if inside and mention.found_by == f"rule:{match.rule.name}":
            return match
    return None


def _counted(words: str) -> str:
    """Return who is counted in an open number, "" where the words leave that open too."""
    found = next(matters(words), None)
    counted = found["counted"] if found else ""
    return "" if counted.lower() in _ANYONE else counted


def _mention(sentence: Sentence, span: tuple[int, int], field: str, match: Match, code: str) -> Mention:
    gives = match.rule.gives
    return Mention(
        _absolute(sentence, span), field, code, sentence.index, 1.0, f"rule:{match.rule.name}", None, gives["stance"]
    )


def _absolute(sentence: Sentence, span: tuple[int, int]) -> Span:
    return Span(sentence.span.start + span[0], sentence.span.start + span[1])
