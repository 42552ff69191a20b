"""What people look like in a sentence: patterns for names, ages, descriptions and what a number of people is called.

In: ``vocabulary/persons.yaml``. Out: compiled patterns by what they find. Descriptions and counts are sought in a text
with its function words marked (:func:`rashomon.rules.mark`), names in the text as it is.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.rules import compiled_with
from rashomon.vocabulary import load_vocabulary
from rashomon.vocabulary.persons import ones
from rashomon.vocabulary.persons import plural as plural_of

_AGE = r"(?i:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEARS = rf"{_AGE}[\s\-](?i:(?:year|month|week|day)s?[\s\-]old(?:[\s\-]old)?|yo\b)"
#: Behind a number that is no age but a count: "a clerk, 3 | UN guards, and four cooks", "Many Shot, 2 | Killed".
_COUNTED = (
    r"(?!(?<=\s\d)\s(?i:killed|dead|injured|wounded|hurt)\b)"
    r"(?!\s(?:(?!(?:of|in|from|at|on|who|was|were|is|has|had|and|with|near|by|after|when|died|shot|killed)\b)"
    r"[\p{L}\-]+\s){0,2}"
    r"[\p{L}\-]{3,}s\b(?<!\b(?:was|his|this|dies|remains|lives|suffers|across|years|months|weeks|days)))"
)
_AGED = (
    r"(?:,?\s\((?:age\s|aged\s)?\d{1,3}\)|\s(?:age|aged)\s\d{1,3}"
    rf"|,\s(?:age\s|aged\s)?\d{{1,3}}(?=[\s,.;:)]|$){_COUNTED})"
)
_NAME_WORD = (
    r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Police|Officers?|Deput(?:y|ies)|The|A|An|In|On|At|When|After|But|And|He"
    r"|She|They|It|Authorities|Investigators|According|Courtesy|Photo|Video|Update|Credit)\b)\p{Lu}[\p{L}’'\-]+"
)
_NAME = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Cpl|Pvt|Capt|Col|Gen|Rev)\.?\s)?{_NAME_WORD}"
    rf"(?:\s(?:\p{{Lu}}\.|[\"“‘'(]\p{{L}}[\p{{L}}\s]*[\"”’')]|(?:[dD]e|[vV]an|von|bin|al|el|[lL]a|[dD]el|Al)(?=\s)|{_NAME_WORD})){{1,4}}(?:,?\s(?:Jr|Sr|II|III)\b\.?)?"
)
#: A word inside a phrase for somebody, in a text with its function words marked: those have no plain blank before them.
_MODIFIER = (
    r"(?!(?:killed|kills|shot|shoots|wounded|wounds|injured|injures|hurt|dead|kidnapped|abducted|missing|stabbed|stabs|beaten|beats|whose|and|or|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|several|another|other\s\d)\b|\d+(?:[ ,.;]|$))[\p{L}\d][\p{L}\d’'/\-]*"
)
_NUMBER = r"(?i:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\d])"
#: "Another" and the like standing for somebody.
_ANOTHER = (
    r"(?i:another|the\s(?:other|first|second|third|fourth)|a\ssecond|a\sthird|a\sfourth)(?=\s*(?:$|[.,;])|\s+(?i:was|is|were|in|on|at|died|suffered|who"
    r"|being|shot|killed|wounded|injured|hurt|stabbed|critically|seriously|fatally))"
)


@cache
def patterns() -> dict[str, regex.Pattern[str]]:
    """Return the patterns by what they find, compiled or loaded at the first need."""
    words = load_vocabulary("persons")
    one = sorted(set(ones()), key=len, reverse=True)
    many = sorted({*map(plural_of, one), *words["group"], *words["one"]}, key=len, reverse=True)
    singular = r"(?i:\L<one>)(?![\p{L}’'\-])"
    plural = r"(?i:\L<many>)(?![\p{L}’'\-])"
    that = r"that(?!\s(?:an?|the|one|his|her|their|its|my|our|your)\s)"  # "said that a driver": no determiner
    determiner = rf"(?i:the|an?|one|another|his|her|their|its|our|this|{that}|a\s(?:second|third|fourth|fifth))\s"
    whole = r"(?<![\p{L}\d’'\-$])"
    return {
        "counted": compiled_with(
            rf"(?:\sof\s(?:(?:the|those|his|her|their|its)(?:\s{_NUMBER})?(?:\s(?:wounded|injured|kidnapped|abducted|missing))?|{_NUMBER}))?"
            rf"(?:\s+more(?=[ ]))?(?:[ ]+{_MODIFIER}){{0,6}}[ ]+{plural}"
            r"|\s+(?:of\s)?(?:others?|more|them|whom)(?![\p{L}])"
            r"|[ ]+(?:[\p{L}\-]+[ ]+){0,3}(?-i:\p{Lu}{2,}s)(?![\p{L}])",
            many=many,
        ),
        "described": compiled_with(
            rf"{whole}(?:{determiner}(?:{_MODIFIER}[ ]+){{0,4}}?|(?<=\A.)(?:{_MODIFIER}[ ]+){{0,2}}?|){singular}"
            rf"(?![ ]+\L<many>)(?:{_AGED})?|{whole}{_ANOTHER}"
            rf"|{whole}(?:{determiner})?{_YEARS}(?:[ ]+(?:{_MODIFIER}[ ]+){{0,3}}?{singular}|[ ]+{_NAME})?",
            one=one,
            many=many,
        ),
        "name": compiled_with(rf"{whole}{_NAME}{_AGED}?"),
        "word": compiled_with(rf"{whole}(?P<word>\p{{Lu}}[\p{{L}}’'\-]+)(?![\p{{L}}])(?!\s\p{{Lu}}){_AGED}?"),
        "pronoun": compiled_with(rf"{whole}(?:He|She|he|she)(?![\p{{L}}’'])"),
    }
