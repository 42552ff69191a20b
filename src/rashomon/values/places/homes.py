"""Where a publisher is at home, as far as its name or address tells: "Dallas News", "dailynews.co.uk".

In: a publisher's name or domain and a gazetteer. Out: places and a country. It knows no publisher by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from rashomon.values.countries import countries
from rashomon.values.gazetteer import Entry, Gazetteer
from rashomon.values.places.forms import forms
from rashomon.values.places.options import exact_options

#: People a town must have for a publisher to be named after it, and for the town to be found inside one word.
_LEAST_PEOPLE = 3_000
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<name>[a-z0-9.-]+)\.(?P<top>[a-z]{2,6})(?::\d+)?(?:[/?].*)?", re.IGNORECASE
)
#: What an archive puts before the address of what it keeps: "https://web.archive.org/web/20160101000000/".
_ARCHIVED = re.compile(r"https?://[^/]*\barchive\.[a-z]+/(?:web/)?\w+/(?=https?://)", re.IGNORECASE)
_MOST = 12


def home_of(publisher: str, gazetteer: Gazetteer) -> tuple[Sequence[Entry], str]:
    """Return the places that a publisher's name tells, and its country by its address; (), "" where neither tells."""
    match = _DOMAIN.fullmatch(_ARCHIVED.sub("", publisher.strip()))
    if match is None:
        return _places([" ".join(_kept(publisher.split()))], gazetteer), ""
    top = match["top"].casefold()
    code = forms("domains").get(top, top.upper())
    labels = [label for label in re.split(r"[.]", match["name"].casefold()) if label not in ("co", "com", "org", "www")]
    names = list(dict.fromkeys(name for label in labels[::-1] for name in _names(label)))
    return _places(names, gazetteer), code if code in countries() else ""


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _kept(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.casefold().strip(".,") not in _media()]


@cache
def _media() -> frozenset[str]:
    return frozenset(forms("media"))


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted((word for word in _media() if len(word) > 1), key=lambda word: (-len(word), word)))


def _names(label: str) -> Iterator[str]:
    """Yield what is left of a label once words of the trade are taken from its ends, longest first."""
    if "-" in label:
        kept = " ".join(_kept(label.split("-")))
        if len(kept) > 3:
            yield kept
    plain = re.sub(r"[\d-]", "", label)
    yield from islice((name for name in _stripped(plain) if len(name) > 3), _MOST)


def _stripped(label: str) -> Iterator[str]:
    """Yield the label without words of the trade at its end or beginning, as long as such are found."""
    seen, queue = {label}, [label]
    while queue:
        one = queue.pop(0)
        if one != label:
            yield one
        for word in _longest_first():
            if len(one) - len(word) < 4:
                continue
            for rest in (one.removesuffix(word), one.removeprefix(word)):
                if rest not in seen:
                    seen.add(rest)
                    queue.append(rest)
    yield label


def _places(names: Sequence[str], gazetteer: Gazetteer) -> Sequence[Entry]:
    for name in names:
        found = [
            option.entry
            for option in (exact_options(name.title(), gazetteer) if name else ())
            if option.form == "own"
            and option.entry.kind in ("town", "county", "province")
            and (option.entry.population >= _LEAST_PEOPLE or option.entry.kind != "town")
        ]
        if found:
            return found
    return ()
