"""The grammar of times: rules over words instead of characters, from ``rules/times/*.yaml``.

In: the name of a rule file. Out: its rules, which ``matching`` lays to a line. A file holds ``macros`` and ``rules`` as
other rule files do (name, about, pattern, gives, matches, rejects); what differs is how a pattern is written:

    the (early|late)? which:(last|next) unit:<unit>

Each word stands for itself in any case, ``<unit>`` for a class of words (``rules/times/words.yaml``, or a shape of
:mod:`rashomon.values.times.tokens`), ``{macro}`` for a macro, ``name:`` names the part after it. ``( | ) ? * + {0,2}``
and the lookarounds ``(?= (?! (?<= (?<!`` are those of regular expressions, over words; blanks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import regex
import yaml

from rashomon.rules import Example, compiled
from rashomon.values.times.tokens import Classes, Lexicon, shape

#: The rule files of times, in the order in which they are tried: of equally long matches the first stands.
FILES = ("days", "clock", "calendar", "business", "relative", "durations", "references", "named", "none")
TENSE, LINKS = "tense", "links"
_FOLDER = "times"
#: The beginning and the end of a sentence.
_ENDS = ("^", "$")
_PIECE = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<macro>\{[a-z_]+\})|(?P<times>\{\d*,?\d*\}|[?*+|()])|<(?P<kind>[a-z_0-9]+)>"
    r"|(?P<name>[a-z_]+):(?=\S)|(?P<word>[^\s()|?*+{}<>:]+)"
)


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One construction: its pattern over the characters of tokens, and those one of which it needs."""

    name: str
    about: str
    needs: frozenset[str]
    pattern: regex.Pattern[str]
    gives: Mapping[str, Any]
    matches: tuple[Example, ...]
    rejects: tuple[str, ...]


@cache
def all_rules() -> tuple[TimeRule, ...]:
    """Return the rules of all ``FILES``, in order."""
    return tuple(rule for name in FILES for rule in time_rules(name))


@cache
def time_rules(name: str) -> tuple[TimeRule, ...]:
    """Return the rules of a file. Raises ValueError for one that is not well-formed."""
    data, macros = _read(name), _macros()
    macros = {**macros, **_expanded(data.get("macros", {}), macros)}
    return tuple(_rule(entry, macros, name) for entry in data["rules"])


@cache
def _read(name: str) -> Mapping[str, Any]:
    path = files("rashomon.rules") / _FOLDER / f"{name}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Mapping[str, Any] = yaml.load(path.read_text("utf-8"), Loader=loader)
    return content


@cache
def _macros() -> Mapping[str, str]:
    return _expanded(_read("macros")["macros"], {})


def _expanded(macros: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    done: dict[str, str] = {}
    for name, pattern in macros.items():
        done[name] = f"({_filled(pattern, {**known, **done})})"
    return done


def _filled(pattern: str, macros: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda found: macros[found[1]], pattern)


def _rule(entry: Mapping[str, Any], macros: Mapping[str, str], file: str) -> TimeRule:
    try:
        written = _filled(entry["pattern"], macros)
        needs = "".join(_signs(anchor) for anchor in entry.get("anchors", ()))
        pattern = compiled(f"(?-i:{written_in_signs(written)})")  # signs have no case, and ignoring it costs
    except KeyError as error:
        raise ValueError(f"times/{file}.yaml: rule {entry.get('name')!r}: {error} is no macro, key or class") from error
    return TimeRule(
        entry["name"],
        entry["about"],
        frozenset(needs),
        pattern,
        entry.get("gives", {}),
        tuple(_example(example) for example in entry.get("matches", ())),
        tuple(entry.get("rejects", ())),
    )


def _example(entry: Mapping[str, Any]) -> Example:
    extra = {key: value for key, value in entry.items() if key not in ("text", "words")}
    return Example(entry["text"], entry["words"], {}, extra)


def written_in_signs(written: str) -> str:
    """Turn a pattern over words into one over the characters of tokens. Raises KeyError for a class without words."""
    return "".join(_pieces(written))


def _pieces(written: str) -> Iterator[str]:
    """Yield the pieces; a name goes round the atom after it, which is a word, a class, or all up to a bracket's end."""
    named = ""
    for piece in _PIECE.finditer(written):
        kind = piece.lastgroup
        if kind == "name":
            named = piece["name"]
            continue
        if kind in ("word", "kind"):
            atom = piece[0] if piece[0] in _ENDS else f"[{_signs(piece[0])}]"
            yield f"(?P<{named}>{atom})" if named else atom
        elif piece[0] == "(":
            yield f"(?P<{named}>" if named else "(?:"
        else:
            yield piece[0]
        named = ""


@cache
def _signs(atom: str) -> str:
    """Return the characters of "<class>" or of a word."""
    lexicon = time_lexicon()
    return lexicon.signs_of(atom[1:-1] if atom.startswith("<") else f"={atom}")


@cache
def time_lexicon() -> Lexicon:
    """Return the classes of all words that a rule of any file names."""
    words: dict[str, set[str]] = {}
    listed = _read("words")
    for kind, entries in listed["any_case"].items():
        for word in entries:
            for form in _cases(str(word)):
                words.setdefault(form, set()).add(kind)
    for kind, entries in listed["capitals"].items():
        for word in entries:
            for form in (word, word.upper()):
                words.setdefault(form, set()).add(kind)
    for literal in _literals():
        for form in _cases(literal):
            words.setdefault(form, set()).add(f"={literal}")
    return Lexicon({word: _with_shape(word, kinds) for word, kinds in words.items()})


def _with_shape(word: str, kinds: set[str]) -> Classes:
    """Add what a word is by its shape; function words, days and months are no common words and no names."""
    plain = kinds.isdisjoint(("function", "weekday", "month_any"))
    return frozenset(kinds | (shape(word) if plain else shape(word) - {"word", "name", "ed", "ing"}))


def _cases(word: str) -> set[str]:
    return {word, word.capitalize(), word.upper(), *((word.replace("'", "’"),) if "'" in word else ())}


@cache
def _literals() -> frozenset[str]:
    """All words that a pattern of any file names as themselves."""
    files_read = [_read(name) for name in (*FILES, TENSE, LINKS, "macros")]
    patterns = [pattern for data in files_read for pattern in data.get("macros", {}).values()]
    patterns += [rule["pattern"] for data in files_read for rule in data.get("rules", ())]
    pieces = (piece for pattern in patterns for piece in _PIECE.finditer(pattern))
    anchors = (
        anchor
        for data in files_read
        for rule in data.get("rules", ())
        for anchor in rule.get("anchors", ())
        if not anchor.startswith("<")
    )
    return frozenset(
        {*(piece["word"] for piece in pieces if piece.lastgroup == "word" and piece[0] not in _ENDS), *anchors}
    )
