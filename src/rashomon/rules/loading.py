"""Rule files to rules: YAML read, macros filled in, faults told.

In: the name of a rule file. Out: its rules, each with its pattern written out; compiling is left to the first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import regex
import yaml

from rashomon.rules.patterns import compiled

_SHARED = ("macros_en", "macros_phrases_en")


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

    @property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern; compiled when first needed."""
        return compiled(self.written)


class Rules(tuple[Rule, ...]):
    """Rules in their order. ``through_marks`` tells whether they match through quotation marks inside a clause too."""

    def __init__(self, _: Iterable[Rule] = (), *, through_marks: bool = False) -> None:
        """Take what the tuple, which holds the rules by now, does not say."""
        self.through_marks = through_marks

    def __new__(cls, rules: Iterable[Rule] = (), **_: bool) -> Rules:
        """Make the tuple of the rules."""
        return super().__new__(cls, rules)

    #: By identity: the rules of a file are loaded once, and are asked for hundreds of times a report.
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


@cache
def load_rules(name: str) -> Rules:
    """Load and compile the rule file ``name``. Raises ValueError for a rule that is not well-formed."""
    data = _read(name)
    macros = {**shared_macros(), **expand_macros(data.get("macros", {}), shared_macros())}
    through = bool(data.get("through_marks", False))
    rules = Rules([_rule(entry, macros, name) for entry in data["rules"]], through_marks=through)
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
    if not all(isinstance(anchor, str) and anchor for anchor in entry.get("anchors", ())):
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
