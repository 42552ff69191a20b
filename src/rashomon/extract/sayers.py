"""Who says that somebody did it, where a passive names them: "was identified by police as Bo Berg".

In: the mention of who did it, as a detail, and its sentence. Out: the span of who says so, in the report. Never reads a
name, and never decides who did what.
"""

from __future__ import annotations

from rashomon.extract.details import DETAILS
from rashomon.extract.matched import absolute
from rashomon.records import Mention, Sentence, Span
from rashomon.rules import find_all, load_rules


def sayer_of(mention: Mention, sentence: Sentence) -> Span | None:
    """Return the span of who says it in the match that a mention was read from; None where the match names nobody."""
    if mention.label != "perpetrator" or mention.anchor is not None:
        return None
    for match in (match for name in DETAILS for match in find_all(load_rules(name), sentence.text)):
        if mention.found_by != f"rule:{match.rule.name}" or "sayer" not in match.spans:
            continue
        whole = absolute(sentence, (match.start, match.end))
        if whole.start < mention.span.end and mention.span.start < whole.end:
            return absolute(sentence, match.spans["sayer"])
    return None
