"""What accusations, denials and tellings say of who did a deed: charged, cleared, or claimed by telling of it.

In: the mentions of one report, and how each is told. Out: names with their tellings. Whose words they are is
:mod:`rashomon.extract.acts`; which incident they are about is for the caller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.extract import responsibility
from rashomon.extract.acts import accusation, denial
from rashomon.extract.admitted import admits
from rashomon.extract.parties import Parties
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Telling
from rashomon.records import Mention, Name


@dataclass(frozen=True, slots=True)
class Charges:
    """What is needed of one report."""

    text: str
    mentions: Sequence[Mention]
    parties: Parties
    speakers: Speakers

    def of_who(self, kind: str, mention: Mention, name: Name, telling: Telling) -> Iterator[tuple[Name, Telling]]:
        """Yield who is said to have done it, or not to have done it, by a party's accusation or denial."""
        if kind == "reject" and mention.label == "perpetrator":
            charged = bool(self.parties.accused_before(mention))
            cleared = denial(name, telling, self.speakers, accused=charged)
            if cleared is not None and not self._answers_claim(cleared[0], mention, telling, accused=charged):
                yield cleared
        if kind == "accuse" and mention.label == "recipient":
            for accuser in self.parties.actors(mention):
                accused = accusation(mention, accuser, telling)
                if accused is not None:
                    yield name, accused

    def admitted(self, doer: Name, mention: Mention, telling: Telling) -> Name | None:
        """Return who claims a deed by telling of it as its own, where the sentence has no claim in so many words."""
        claims = (m for m in self.mentions if m.label == "responsibility" and m.sentence == mention.sentence)
        return None if any(claims) else admits(doer, telling, self.speakers)

    def _answers_claim(self, cleared: Name, mention: Mention, telling: Telling, *, accused: bool) -> bool:
        """Tell whether "the claim" that is denied is another's of having done it, and not a charge against the denier.

        A report that charges somebody has named him: whoever it names for the first time here answers another's claim.
        """
        earlier = (m for m in self.mentions if m.span < telling.mention.span)
        claimed = any(m.label == "responsibility" and m.stance == "asserts" for m in earlier)
        named = bool(cleared.canonical) and cleared.canonical in self.text[: mention.span.start]
        told_before = claimed or not (accused or named)
        return responsibility.answers_claim(telling.mention, telling.sentence, told_before=told_before)
