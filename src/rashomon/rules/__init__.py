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

Macros of ``macros_en.yaml`` and ``macros_phrases_en.yaml`` are known to every file, and so are the lists of words made
from the vocabularies (:func:`word_lists`). Nothing is compiled at import.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import zip_longest
from typing import Any

import regex
import yaml

from rashomon.vocabulary import load_vocabulary

_SHARED = ("macros_en", "macros_phrases_en")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'\-]*")
_STOP_BY_CASE = frozenset({"us", "may"})


@dataclass(frozen=True, slots=True)
class Example:
    """A text in which a rule matches: the words, and the groups it must yield."""

    text: str
    words: str
    groups: Mapping[str, str | None] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction. ``written`` is its pattern with all macros filled in; ``gives`` are handed on with a match."""

    name: str
    about: str
    anchors: tuple[str, ...]
    written: str
    gives: Mapping[str, Any]
    matches: tuple[Example, ...]
    rejects: tuple[str, ...]

    def applies(self, lowered: str) -> bool:
        """Tell cheaply whether the rule can match a text at all, given that text in lower case."""
        return not self.anchors or any(anchor in lowered for anchor in self.anchors)

    @property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern; compiled when first needed."""
        return _compiled(self.written)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched: its groups' texts and spans, relative to the searched text."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]]

    def __getitem__(self, group: str) -> str:
        """Return the text of a group, "" when it took no part."""
        return self.groups.get(group, "")


def find_all(rules: Sequence[Rule], text: str) -> Iterator[Match]:
    """Yield every match of every rule in a text, rule by rule, left to right."""
    lowered, marked = text.lower(), mark(text)
    for rule in rules:
        if rule.applies(lowered):
            for found in rule.pattern.finditer(marked, 1):
                yield _match(rule, found, text)


@lru_cache(maxsize=64)
def mark(text: str) -> str:
    """Mark the words that cannot be part of a noun phrase, by a vertical tab in place of the blank before them.

    The result is one character longer than the text: the first stands for the blank before the first word. So a
    pattern tells a noun from a function word by one character, instead of carrying the list of all function words in
    every phrase of every rule, which takes seconds to compile. Blanks stay blanks to ``\\s``.
    """
    characters, words = list(f" {text}"), list(_WORD.finditer(text))
    for word, following in zip_longest(words, words[1:]):
        if _is_stop(word[0], following[0] if following else "") and characters[word.start()].isspace():
            characters[word.start()] = "\v"
    return "".join(characters)


def _is_stop(word: str, following: str) -> bool:
    """Tell function words and finite verbs from the words of a noun phrase.

    A form in -ed is taken for a verb when a function word, a number or nothing follows it ("lasted an hour"), for an
    adjective otherwise ("armed men").
    """
    stops = _stop_words()
    if word.lower() in stops or word in _STOP_BY_CASE:
        return True
    verbal = len(word) > 4 and word.endswith("ed") and word.islower()
    return verbal and (following.lower() in stops or not following or following[0].isdigit())


def longest(matches: Iterator[Match]) -> list[Match]:
    """Keep of overlapping matches the longest, of equally long ones the first; order by place."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """Load and compile the rule file ``name``. Raises ValueError for a rule that is not well-formed."""
    data = _read(name)
    macros = {**shared_macros(), **expand_macros(data.get("macros", {}), shared_macros())}
    rules = tuple(_rule(entry, macros, name) for entry in data["rules"])
    names = [rule.name for rule in rules]
    if len(set(names)) != len(names):
        raise ValueError(f"{name}.yaml: two rules share a name")
    return rules


@cache
def shared_macros() -> Mapping[str, str]:
    """Return the macros known to every rule file, expanded."""
    macros: dict[str, str] = {}
    for name in _SHARED:
        macros |= expand_macros(_read(name)["macros"], macros)
    return macros


def rule_files() -> list[str]:
    """Name the rule files of the package, macros apart."""
    found = (entry.name for entry in files(__package__).iterdir() if entry.name.endswith(".yaml"))
    return sorted(name.removesuffix(".yaml") for name in found if not name.startswith("macros"))


def expand_macros(macros: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Resolve macros that use known or earlier macros; each becomes a non-capturing group."""
    done: dict[str, str] = {}
    for name, pattern in macros.items():
        done[name] = f"(?:{_fill(pattern, {**known, **done})})"
    return done


def word_lists() -> dict[str, list[str]]:
    """Return the named lists that patterns may use as ``\\L<name>``: sets of words, matched longest first.

    A list costs next to nothing to compile, where the same words as an alternation, repeated in every phrase of every
    rule, cost seconds.
    """
    return {name: sorted(words) for name, words in _word_lists().items()}


@cache
def _word_lists() -> dict[str, set[str]]:
    speech = load_vocabulary("speech").values()
    weapons = load_vocabulary("weapons").values()
    return {
        "say_finite": {form for verb in speech for form in verb["finite"]},
        "say_participle": {verb["participle"] for verb in speech},
        "weapon": {form for entry in weapons for word in entry["words"] for form in _forms(word)},
        "munition": {
            form for entry in weapons if entry["munition"] for word in entry["words"] for form in _forms(word)
        },
    }


@cache
def _stop_words() -> frozenset[str]:
    speech = load_vocabulary("speech").values()
    grammar = load_vocabulary("function_words").values()
    said = {verb["finite"][0] for verb in speech} | {verb["participle"] for verb in speech} | {"says", "say"}
    return frozenset(said.union(*grammar))


def _forms(word: str) -> set[str]:
    written = {word, word.replace("-", " "), word.replace(" ", "-")}
    return written | {form if form.endswith("s") else f"{form}s" for form in written}


def _fill(pattern: str, macros: Mapping[str, str]) -> str:
    return regex.sub(r"\{([a-z_]+)\}", lambda m: macros[m[1]], pattern)


def _read(name: str) -> Mapping[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Mapping[str, Any] = yaml.load((files(__package__) / f"{name}.yaml").read_text("utf-8"), Loader=loader)
    return content


def _rule(entry: Mapping[str, Any], macros: Mapping[str, str], file: str) -> Rule:
    try:
        written = _fill(entry["pattern"], macros)
    except KeyError as error:
        raise ValueError(f"{file}.yaml: rule {entry.get('name')!r}: no macro {error}") from error
    if not all(isinstance(anchor, str) for anchor in entry.get("anchors", ())):
        raise ValueError(f"{file}.yaml: rule {entry.get('name')!r}: an anchor is no text; put no, yes, false in quotes")
    return Rule(
        name=entry["name"],
        about=entry["about"],
        anchors=tuple(entry.get("anchors", ())),
        written=written,
        gives=entry.get("gives", {}),
        matches=tuple(_example(example) for example in entry.get("matches", ())),
        rejects=tuple(entry.get("rejects", ())),
    )


def _example(entry: Mapping[str, Any]) -> Example:
    known = {"text", "words", "groups"}
    extra = {key: value for key, value in entry.items() if key not in known}
    return Example(entry["text"], entry["words"], entry.get("groups", {}), extra)


@cache
def _compiled(written: str) -> regex.Pattern[str]:
    lists = {name: words for name, words in word_lists().items() if rf"\L<{name}>" in written}
    return regex.compile(written, regex.IGNORECASE | regex.VERSION1, **lists)  # type: ignore[arg-type]


def _match(rule: Rule, found: regex.Match[str], text: str) -> Match:
    spans = {n: (found.start(n) - 1, found.end(n) - 1) for n in rule.pattern.groupindex if found[n] is not None}
    groups = {name: text[start:end] for name, (start, end) in spans.items()}
    return Match(rule, found.start() - 1, found.end() - 1, groups, spans)
