"""The named lists of words that patterns may use, made from the vocabularies.

In: nothing but the vocabularies. Out: name -> words. A list costs next to nothing to compile, where the same words as
an alternation, repeated in every phrase of every rule, cost seconds.
"""

from __future__ import annotations

from functools import cache
from itertools import product

from rashomon.vocabulary import load_vocabulary
from rashomon.vocabulary.persons import ones, plural

#: States by their abbreviations, which stand before a noun as they are: "a US drone strike".
_ABBREVIATED = ("US", "U.S.", "UK", "UAE")
_HEDGE_USES = ("adverbs", "adjectives", "verbs", "openers")


def word_lists() -> dict[str, list[str]]:
    """Return the named lists that patterns may use as ``\\L<name>``: sets of words, matched longest first."""
    return {name: sorted(words) for name, words in _word_lists().items()}


@cache
def _word_lists() -> dict[str, set[str]]:
    speech = load_vocabulary("speech").values()
    weapons = load_vocabulary("weapons").values()
    hedges = load_vocabulary("hedges").values()
    armed = load_vocabulary("actors")["armed"].items()
    countries = load_vocabulary("countries").values()
    return {
        **{
            f"hedge_{use}": {form for entry in hedges for word in entry.get(use, ()) for form in _marked(word)}
            for use in _HEDGE_USES
        },
        "belligerent": {
            *_ABBREVIATED,
            *(form for country in countries for form in country.get("demonyms", ())),
            *(form for name, group in armed for form in (name, *group.get("aliases", ()))),
        },
        "channel": {
            form for entry in load_vocabulary("channels").values() for word in entry["words"] for form in _forms(word)
        },
        "person": {*ones(), *map(plural, ones()), *load_vocabulary("persons")["group"]},
        "power": {country["name"] for country in countries},
        "say_finite": {form for verb in speech for form in verb["finite"]},
        "say_participle": {verb["participle"] for verb in speech},
        "weapon": {form for entry in weapons for word in entry["words"] for form in _forms(word)},
        "munition": {
            form for entry in weapons if entry["munition"] for word in entry["words"] for form in _forms(word)
        },
    }


def _forms(word: str) -> set[str]:
    written = {word, word.replace("-", " "), word.replace(" ", "-")}
    return written | {form if form.endswith("s") else f"{form}s" for form in written}


def _marked(phrase: str) -> set[str]:
    """Every way in which a phrase with function words may stand in a marked text."""
    first, *others = phrase.split(" ")
    return {first + "".join(rest) for rest in product(*((f" {word}", f"\v{word}") for word in others))}
