"""What a sentence takes for granted, whatever stands over it: "police would not speak about the shooting".

In: a mention of a happening or of a part of one, its sentence, and a scope over it. Out: whether the scope leaves it as
told. Definite nouns, relative clauses and questions presuppose what they name (Karttunen 1974, "Presupposition and
linguistic context"). Never decides who speaks.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.extract.scopes import Scope
from rashomon.records import Mention, Sentence
from rashomon.rules import mark
from rashomon.vocabulary import load_vocabulary

#: Words that name a happening as a noun, as the rules match them.
_NOUN = regex.compile(
    r"(?:attack|assault|strike|air\s?strike|raid|bombing|bombardment|blast|explosion|shelling|shooting|killing|murder|slaying|homicide"
    r"|assassination|massacre|stabbing|beheading|execution|abduction|kidnapping|hijacking|ambush|siege|arson|clash|incident"
    r"|onslaught|rampage|violence)(?:e?s)?$",
    regex.IGNORECASE,
)
#: A definite noun phrase up to the word that names the happening, in a marked text: "the deadly rocket [attack]".
_DEFINITE = regex.compile(
    r"(?:\b(?:the|this|these|those)|\p{Lu}\p{L}+[’']s?)(?: [\p{L}\p{N}][\p{L}\p{N}’'\-/.]*){0,5}\s$", regex.IGNORECASE
)
#: The same with a relative clause: "the two rockets that [hit] the base", "the rockets [fired] at the base".
_RELATIVE = regex.compile(
    r"\b(?:the|this|these|those)(?: [\p{L}\p{N}][\p{L}\p{N}’'\-]*){1,5}"
    r"(?P<pronoun>\s(?:that|which|who)(?:\s(?:had|have|has|were|was))?)?\s$",
    regex.IGNORECASE,
)
_REDUCED = frozenset({"rule:munitions_were_fired"})
#: Who has a part in a happening, with "a" too: "may be involved in a shooting", "charged in two murders", "denied any
#: role in strikes"; and who may have come to harm "in another attack": that there was one is told.
_PART_IN = regex.compile(
    r"\b(?:(?:charged|involved|arrested|wanted|suspected|questioned|convicted|tried|testify|testified|prosecuted|indicted"
    r"|sentenced|connected|related|linked|tied)(?:\s(?:on\s)?\p{L}+day)?\s(?:in|to|with|over)"
    r"(?:\sconnection\s(?:with|to))?\s(?:an?|another|two|three|four|several)"
    r"|(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|rul(?:es?|ed|ing)\sout)\s(?:[\p{L}’'\-]+\s){0,3}(?:role|part|hand|involvement|participation|complicity)\sin"
    r"|in\s(?:another|the\slatest|latest|a\sseparate))"
    r"(?:\s[\p{L}\p{N}][\p{L}\p{N}’'\-]*){0,5}\s$",
    regex.IGNORECASE,
)
#: Whom such a noun is of: "the killing of | their colleague".
_OF_DEED = regex.compile(
    r"(?:\b(?:the|this|these|those)|\p{Lu}\p{L}+[’']s?)(?: [\p{L}\p{N}][\p{L}\p{N}’'\-]*){0,4} "
    r"(?:killing|murder|slaying|assassination|shooting|abduction|kidnapping|massacre|beheading|execution|death)s? of $",
    regex.IGNORECASE,
)
_UNREAL = regex.compile(
    r"\b(?:planned|alleged|foiled|thwarted|attempted|possible|potential|future|next|further|imminent|expected)\b",
    regex.IGNORECASE,
)
#: A question that asks for more than yes or no: who asks who did it takes the deed for granted.
_WHO = regex.compile(
    r"\W*(?:exactly\s)?(?:who|whom|whose|why|when|where|which|how(?!\s(?:many|much|long|soon|often))|what\s(?:prompted|led\sto|caused|sparked)"
    r"|how\smany\s(?:shots|rounds|bullets|shells|rockets|missiles|drones|bombs|mines|blasts|explosions|gunm[ae]n|attackers|assailants))\b"
    r"(?!.*\b(?:would|will|could|might|may|can|if)\b)",
    regex.IGNORECASE,
)
#: How far the words that ask reach: what stands there is asked for.
_ASKING = 9
_OPEN = frozenset({"unclear", "asks"})
#: How far before a happening its noun phrase begins, in characters at most.
_PHRASE = 80
#: The kinds of words by which a stretch tells of violence.
_VIOLENT = ("shooting", "attack", "killing", "dying", "wounding")


def is_presupposed(mention: Mention, sentence: Sentence) -> bool:
    """Tell a happening that is taken for granted: "denied that it was behind Sunday's attack", "if the raid was ...".

    The publisher tells of it as having happened, whatever is done with it; so it does of whom the noun is of.
    """
    if mention.anchor is None:
        before = sentence.text[: mention.span.start - sentence.span.start]
        in_deed = (_PART_IN.search(before) or _DEFINITE.search(before)) if _is_noun(mention, sentence) else None
        granted = _OF_DEED.search(before) or in_deed
        return granted is not None and _UNREAL.search(granted[0]) is None
    end = mention.anchor.start - sentence.span.start + 1  # a marked text has one character more, at its start
    before = mark(sentence.text)[max(0, end - _PHRASE) : end]
    relative = _RELATIVE.search(before)
    if relative and (relative["pronoun"] or mention.found_by in _REDUCED):
        return True
    phrase = (_DEFINITE.search(before) or _PART_IN.search(before)) if _is_noun(mention, sentence) else None
    return phrase is not None and _UNREAL.search(phrase[0]) is None


def leaves_as_told(scope: Scope, mention: Mention, sentence: Sentence) -> bool:
    """Tell a scope that a deed is not under: "unclear who fired the shells" leaves open who, and not whether."""
    if scope.stance not in _OPEN or mention.anchor is None:
        return False
    if mention.label != "happening" and mention.span.start <= scope.span.start + _ASKING:
        return False
    at = sentence.span.start
    return _WHO.match(sentence.text, scope.span.start - at, scope.span.end - at) is not None


def is_of_something_else(scope: Scope, mention: Mention, sentence: Sentence) -> bool:
    """Tell a scope in which nothing but the mention itself can be of a deed: "could tell what the bomb was made of"."""
    at = sentence.span.start
    if scope.stance == "denies" and mention.span.start <= scope.span.start and scope.span.end <= mention.span.end:
        return False  # "there was no bomb"
    around = (
        sentence.text[scope.span.start - at : max(scope.span.start, mention.span.start) - at],
        sentence.text[mention.span.end - at : scope.span.end - at],
    )
    return not any(_violence().search(words) for words in around)


def _is_noun(mention: Mention, sentence: Sentence) -> bool:
    at, named = sentence.span.start, mention.anchor or mention.span
    return _NOUN.search(sentence.text[named.start - at : named.end - at]) is not None


@cache
def _violence() -> regex.Pattern[str]:
    words = load_vocabulary("acts")
    listed = [str(word) for kind in _VIOLENT for word in words[kind]]
    return regex.compile(
        rf"\b(?:{'|'.join(listed)}|kill|target(?:s|ed|ing)|destroy\w*|blew|blow\w*|burn\w*|torch\w*|storm(?:s|ed|ing)?|behind\sit"
        r"|did\sit|blam(?:e|ed))\b",
        regex.I,
    )
