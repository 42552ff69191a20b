"""A telling with what stands beside it, and the tellings of one incident of one report.

Records alone: which tellings make a group is :mod:`rashomon.extract.grouping`, what stands beside a telling is
:mod:`rashomon.extract.scenes`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rashomon.extract.placing import Placing
from rashomon.extract.tellings import Telling
from rashomon.records import HAPPENED, Form, Name, Place, Span, Stance, TimeRange
from rashomon.vocabulary import kinds

#: Kinds of what is done to all who are there, of which shots and blows are parts.
WHOLE = frozenset({"hijacking"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A telling with what stands beside it: the times and places of its clause, the text before it.

    ``untold`` are the words of times that are told from another one, which the report does not give; ``vague`` are
    those of times that no day can be read from ("in recent weeks"). ``is_another`` says that the words make it another
    incident than those before, or the same as the one before; None leaves it to the words of the telling.
    """

    telling: Telling
    times: tuple[TimeRange, ...] = ()
    places: tuple[Place, ...] = ()
    actor: Name | None = None
    before: str = ""
    untold: tuple[Span, ...] = ()
    vague: tuple[Span, ...] = ()
    is_another: bool | None = None

    @property
    def kind(self) -> str:
        """The kind of happening; a series has none of its own."""
        code = self.telling.mention.code
        return "attack" if code == "series" else code

    @property
    def form(self) -> Form:
        """Whether this tells of an incident, a verbal act or a count of incidents."""
        if self.telling.mention.code == "series":
            return "series"
        return "said" if kinds()[self.kind]["form"] == "said" else "incident"

    @property
    def words(self) -> str:
        """The words that tell of it."""
        span, sentence = self.telling.mention.span, self.telling.sentence
        return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


@dataclass(slots=True)
class Group:
    """Scenes of one incident of one report, first told first, each with its placing; ``number`` counts from 0.

    ``single`` are the times of the scenes that do not tell of several days.
    """

    form: Form
    stance: Stance
    number: int = 0
    scenes: list[Scene] = field(default_factory=list)
    placings: list[Placing] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    times: dict[TimeRange, None] = field(default_factory=dict)
    single: dict[TimeRange, None] = field(default_factory=dict)
    places: dict[Place, None] = field(default_factory=dict)

    def add(self, scene: Scene, placing: Placing, *, several: bool = False) -> None:
        """Take in a scene, and note each kind, time and place once: a long report tells the same many times.

        ``several``: the scene tells of several days.
        """
        self.scenes.append(scene)
        self.placings.append(placing)
        self.kinds[scene.kind] += 1
        self.times.update(dict.fromkeys(scene.times))
        self.single.update(dict.fromkeys(() if several else scene.times))
        self.places.update(dict.fromkeys(scene.places))

    @property
    def kind(self) -> str:
        """The kind most often told, a kind that names its weapon before one that doesn't, the first told of equals.

        Of an attack told in parts of several families it is of the one told first; a ship that was boarded was
        hijacked, whatever was done on board.
        """
        families = [family for kind in self.kinds if (family := _family(kind)) != "any"]
        family = "whole" if "whole" in families else next(iter(families), "any")
        among = [kind for kind in self.kinds if _family(kind) == family]
        return max(among, key=lambda kind: (_specific(kind), self.kinds[kind]))

    @property
    def happened(self) -> bool:
        """Whether it is told as an incident that took place."""
        return self.form == "incident" and self.stance in HAPPENED


def _family(kind: str) -> str:
    return "whole" if kind in WHOLE else str(kinds()[kind]["family"])


def _specific(kind: str) -> int:
    entry = kinds()[kind]
    return 2 if entry.get("weapon") else int(str(entry["family"]) != "any")
