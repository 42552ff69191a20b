"""Two engines on the same accounts: ours, pair by pair, and Splink, in bulk; their answers side by side.

In: profiles, or a ledger. Out: the pairs that each takes for one incident. Splink's answers are stored only where that
is asked for, as decisions of the machine that name their engine; a person's decision goes before both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rashomon.encoding import link_id
from rashomon.jobs.profiles import Profiles, is_linked
from rashomon.jobs.splink_engine import Chance, splink_chances, splink_version
from rashomon.linking import Profile, link_all
from rashomon.linking.bulk import bulk_row, sharing_a_block
from rashomon.records import Decision, Link

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: From these chances on Splink's answer is "same", and "unsure". High, as a wrong link costs more than a missing one.
SAME, UNSURE = 0.9, 0.5
#: How links of Splink are signed; "rashomon/" marks a decision of the machine.
SIGNED = "rashomon/splink-{version}"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What two engines make of the same accounts: how many pairs were compared, and the links of each."""

    accounts: int
    compared: int
    ours: tuple[Link, ...]
    splink: tuple[Link, ...]

    def table(self) -> dict[tuple[str, str], int]:
        """Return how many of the compared pairs have which two answers, ours first; "none" is no link at all."""
        ours, splink = _answers(self.ours), _answers(self.splink)
        counts = Counter((ours.get(pair, "none"), splink.get(pair, "none")) for pair in {*ours, *splink})
        counts["none", "none"] = self.compared - sum(counts.values())
        return dict(counts)

    def plain(self) -> dict[str, Any]:
        """Return the counts and the pairs on which the two differ, as JSON takes them."""
        pairs = [
            {"left": one, "right": other, "ours": ours, "splink": splink} for (one, other), ours, splink in self.apart()
        ]
        answers = [{"ours": one, "splink": other, "pairs": n} for (one, other), n in sorted(self.table().items())]
        return {"accounts": self.accounts, "compared": self.compared, "answers": answers, "apart": pairs}

    def apart(self) -> list[tuple[Pair, str, str]]:
        """Return the pairs that one engine alone takes for one incident, with both answers, in order."""
        ours, splink = _answers(self.ours), _answers(self.splink)
        both = ((pair, ours.get(pair, "none"), splink.get(pair, "none")) for pair in sorted({*ours, *splink}))
        return [(pair, one, other) for pair, one, other in both if (one == "same") != (other == "same")]


def splink_links(profiles: Iterable[Profile], *, same: float = SAME, unsure: float = UNSURE) -> list[Link]:
    """Return Splink's links of the chance ``unsure`` or more, in the order of their accounts.

    Raises UsageError when Splink is not installed.
    """
    chances = splink_chances([bulk_row(profile) for profile in profiles], least=unsure)
    return [_link(pair, same) for pair in chances]


def side_by_side(profiles: Sequence[Profile]) -> SideBySide:
    """Run both engines. Raises UsageError when Splink is not installed."""
    splink = splink_links(profiles)
    return SideBySide(len(profiles), len(sharing_a_block(profiles)), tuple(link_all(profiles)), tuple(splink))


def ledger_profiles(ledger: Ledger) -> list[Profile]:
    """Return the profiles of all accounts that may be of an incident, in the order of their ids."""
    ids = [account.id for account in ledger.accounts(form="incident") if is_linked(account)]
    return [profile for _, profile in Profiles(ledger).stream(ids)]


def store_links(ledger: Ledger, links: Sequence[Link], *, recorded: datetime) -> int:
    """Store links of an engine; return how many are new."""
    return ledger.add_links(links, recorded=recorded) if links else 0


def _link(pair: Chance, same: float) -> Link:
    reasons = tuple(f"{part}: {words}" for part, words in pair.parts.items() if words != "not told")
    decided_by = SIGNED.format(version=splink_version())
    decision: Decision = "same" if pair.chance >= same else "unsure"
    draft = Link("", pair.left, pair.right, decision, round(pair.chance, 3), reasons, decided_by)
    return replace(draft, id=link_id(draft))


def _answers(links: Iterable[Link]) -> dict[Pair, str]:
    return {(link.left, link.right): link.decision for link in links}
