"""Rules as data: a name, a pattern with named groups, what it yields, and its own examples, which run as tests.

A rule file is YAML: ``macros`` (name: pattern, usable as ``{name}`` in patterns and in later macros) and ``rules``,
each

    name: weekday                     # unique within the file
    about: what construction it handles, in a sentence
    anchors: [monday, tuesday]        # optional: lower-case strings, one of which must occur for the rule to be tried
    pattern: '(?P<day>{weekday})'     # regex module syntax, case-insensitive unless written (?-i:...); {start} for ^
    gives: {precision: day}           # constants handed on with a match
    matches:                          # positive examples: the text, the words matched, the groups (any subset)
      - {text: "on Sunday it rained", words: "Sunday", groups: {day: "Sunday"}}
    rejects: ["sundays are quiet"]    # texts in which the rule must find nothing

A file with ``through_marks: true`` is also matched through quotation marks inside a clause (:mod:`quoting`).

Macros of ``macros_en.yaml`` and ``macros_phrases_en.yaml`` are known to every file, and so are the lists of words made
from the vocabularies (:func:`word_lists`). Nothing is compiled at import; what was compiled can be kept in a file, for
later processes (:func:`keep_patterns`).
"""

from rashomon.rules.engine import find
from rashomon.rules.loading import Example, Rule, Rules, expand_macros, load_rules, rule_files, shared_macros
from rashomon.rules.marking import mark
from rashomon.rules.matching import Match, find_all, longest
from rashomon.rules.patterns import compiled, compiled_with, keep_patterns, save_patterns, saved_patterns
from rashomon.rules.word_lists import word_lists

__all__ = [
    "Example",
    "Match",
    "Rule",
    "Rules",
    "compiled",
    "compiled_with",
    "expand_macros",
    "find",
    "find_all",
    "keep_patterns",
    "load_rules",
    "longest",
    "mark",
    "rule_files",
    "save_patterns",
    "saved_patterns",
    "shared_macros",
    "word_lists",
]
