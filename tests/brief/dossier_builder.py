"""Dossiers made by hand: reports with texts of our own, and statements whose words stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from rashomon.encoding import account_id, digest, link_id, report_id, statement_id
from rashomon.records import (
    Account,
    Category,
    Comparison,
    Dossier,
    Form,
    Incident,
    Link,
    Name,
    Place,
    Quantity,
    Report,
    Side,
    Span,
    Stance,
    State,
    Statement,
    TimeRange,
    Value,
    Wording,
)

OWN_VOICE = Name("", "", "publisher")


def report(publisher: str, published: date, title: str, text: str, url: str = "") -> Report:
    made = Report("", text, published, publisher, title, url)
    return replace(made, id=report_id(made))


def speaker(words: str, kind: str = "organisation") -> Name:
    return Name(words, words, kind)  # type: ignore[arg-type]


def rockets(count: int, words: str, exactness: str = "exactly") -> Quantity:
    high = None if exactness == "at least" else count
    return Quantity(words, count, high, exactness, "rockets")  # type: ignore[arg-type]


def people(count: int, words: str, counted: str = "soldiers") -> Quantity:
    return Quantity(words, count, count, "exactly", counted)


def evening(words: str, day: date) -> TimeRange:
    start, end = datetime(day.year, day.month, day.day, 18), datetime(day.year, day.month, day.day, 23, 59)
    return TimeRange(words, start, end, "part of day", "relative to publication", f"{day.isoformat()}TEV")


def kind(words: str, code: str = "rocket_attack") -> Category:
    return Category(words, code, "kinds")


@dataclass
class Builder:
    """Gathers tellings of one incident and gives them out as a dossier."""

    kind: str = "rocket_attack"
    reports: dict[str, Report] = field(default_factory=dict)
    accounts: dict[tuple[str, str, Form, str], Account] = field(default_factory=dict)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    cites: list[Statement] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def add(self, made: Report) -> Report:
        self.reports[made.id] = made
        return made

    def account(self, made: Report, form: Form, of_kind: str, name: str = "", stance: Stance = "asserts") -> Account:
        key = (made.id, of_kind, form, name)
        if key not in self.accounts:
            span = Span(len(self.accounts), len(self.accounts) + 1)
            identity = account_id(made.id, of_kind, form, stance, span)
            words = made.text[span.start : span.end]
            self.accounts[key] = Account(identity, made.id, of_kind, form, stance, span, words)
        return self.accounts[key]

    def tell(
        self,
        made: Report,
        label: str,
        value: Value,
        words: str,
        by: Name = OWN_VOICE,
        stance: Stance = "asserts",
        *,
        form: Form = "incident",
        of_kind: str = "",
        name: str = "",
        hedge: str = "",
        via: tuple[Name, ...] = (),
        said: TimeRange | None = None,
    ) -> Statement:
        """Add a statement; ``words`` must stand in the report."""
        start = made.text.index(words)
        owner = "" if label == "cites" else self.account(made, form, of_kind or self.kind, name).id
        span = Span(start, start + len(words))
        statement = Statement(
            "", made.id, owner, label, value, by, stance, words, span, made.published, "hand", 1.0, hedge, via, said
        )
        statement = replace(statement, id=statement_id(statement))
        if label == "cites":
            self.cites.append(statement)
        else:
            self.statements.setdefault(owner, []).append(statement)
        return statement

    def keep_apart(self, made: Report, *reasons: str) -> Link:
        ours, theirs = self.account(made, "incident", self.kind).id, digest("elsewhere", reasons)
        left, right = sorted((ours, theirs))
        link = Link("", left, right, "different", 0.1, reasons, "rule")
        self.links.append(replace(link, id=link_id(link)))
        return self.links[-1]

    def dossier(self, states: dict[str, State]) -> Dossier:
        """Give out the dossier; fields without a state are "single"."""
        accounts = {account.id: account for account in self.accounts.values()}
        own = [s for key, told in self.statements.items() for s in told if accounts[key].form == "incident"]
        joined = tuple(sorted(a.id for a in accounts.values() if a.form == "incident"))
        incident = Incident(joined[0], self.kind, "incident", joined)
        fields = dict.fromkeys(s.field for s in own)
        return Dossier(
            incident=incident,
            accounts=tuple(a for a in accounts.values() if a.form == "incident"),
            statements=tuple(own),
            comparisons=tuple(
                compare_by_value(incident.id, name, states.get(name, "single"), [s for s in own if s.field == name])
                for name in fields
            ),
            reports=self.reports,
            said=self._beside("said"),
            series=self._beside("series"),
            cites=tuple(self.cites),
            alike=tuple(self.links),
        )

    def _beside(self, form: Form) -> tuple[tuple[Account, tuple[Statement, ...]], ...]:
        chosen = [account for account in self.accounts.values() if account.form == form]
        return tuple((account, tuple(self.statements.get(account.id, ()))) for account in chosen)


def compare_by_value(incident: str, name: str, state: State, statements: Sequence[Statement]) -> Comparison:
    """Put statements of one value and stance on one side; words as printed make no difference."""
    groups: dict[object, list[Statement]] = {}
    for statement in statements:
        groups.setdefault((_meaning(statement.value), statement.stance), []).append(statement)
    sides = tuple(
        Side(
            group[0].value,
            group[0].stance,
            tuple(group),
            len({s.speaker for s in group}),
            _side(state, group[0].stance),
        )
        for group in groups.values()
    )
    return Comparison(incident, name, state, sides)


def _side(state: State, stance: Stance) -> State:
    if stance == "denies":
        return "contested" if state == "contested" else "denied"
    return "unknown" if stance in {"unclear", "silent"} else state


def _meaning(value: Value) -> Value:
    return value if isinstance(value, Wording) else replace(value, words="")


SUNDAY = date(2020, 12, 20)
MILITARY = speaker("Iraqi military")
EMBASSY = speaker("US embassy")
OFFICIALS = speaker("Iraqi security officials", "unnamed")
FACTION = Name("Kataib Hezbollah", "Kataib Hezbollah", "armed group")
GREEN_ZONE = Place("Baghdad's Green Zone", "Green Zone, Baghdad", "", "IQ", precision="site", city="Baghdad")

FIRST = report(
    "Levant Wire",
    SUNDAY,
    "Rockets fired at US embassy in Baghdad",
    "Several rockets were fired at the US embassy in Baghdad's Green Zone on Sunday evening, Iraqi security officials "
    "said. The Iraqi military said an outlaw group had fired eight rockets and one soldier was wounded. The embassy "
    "said there was minor damage to its compound and called on Iraqi leaders to act against those responsible. "
    "Iran's foreign ministry did not immediately comment. No group claimed responsibility. It was unclear whether "
    "civilians were hurt. The military counts more than 30 such attacks since October 2019.",
    "https://example.org/levant-wire/rockets",
)
SECOND = report(
    "",
    date(2020, 12, 21),
    "",
    "Kataib Hezbollah, an armed faction, denied that it fired the rockets, and condemned the attack. At least a dozen "
    "rockets were fired shortly after eight on Sunday evening, a police officer said. An Iraqi soldier was reportedly "
    "wounded. Nobody has claimed the rocket attack.",
)
THIRD = report(
    "Capitol Lantern",
    date(2020, 12, 24),
    "US military: 21 rockets, not eight",
    "The US military said on Wednesday that 21 rockets were fired at the embassy in Baghdad on Sunday, and that the "
    "attack was almost certainly carried out by a rogue militia backed by Iran. Iran's foreign ministry rejected the "
    "accusation on Thursday. President Donald Trump accused Iran and warned it. A group calling itself the Companions "
    "of the Cave claimed responsibility, Levant Wire reported.",
    "https://example.org/capitol-lantern/twenty-one",
)


def rocket_attack() -> Builder:
    """A rocket attack: contested on munitions, denied by one faction, a silence that ends, and a look-alike."""
    told = Builder()
    _first_report(told, told.add(FIRST))
    _second_report(told, told.add(SECOND))
    _third_report(told, told.add(THIRD))
    told.keep_apart(FIRST, "33 days apart: 17 November 2020 and 20 December 2020", "same place and target")
    return told


STATES: dict[str, State] = {
    "kind": "agreed",
    "time": "agreed",
    "place": "agreed",
    "munitions": "contested",
    "injured": "agreed",
    "perpetrator": "contested",
    "responsibility": "single",
}


def _first_report(told: Builder, made: Report) -> None:
    lead = made.text.split(". ")[0]
    military = "The Iraqi military said an outlaw group had fired eight rockets and one soldier was wounded"
    told.tell(made, "kind", kind("rockets were fired"), lead, OFFICIALS)
    told.tell(made, "target", Wording("US embassy in Baghdad"), lead, OFFICIALS)
    told.tell(made, "time", evening("Sunday evening", SUNDAY), lead, OFFICIALS)
    told.tell(made, "place", GREEN_ZONE, lead, OFFICIALS)
    told.tell(made, "weapon", Category("rockets", "rocket", "weapons"), lead, OFFICIALS)
    told.tell(made, "munitions", rockets(8, "eight rockets"), military, MILITARY)
    told.tell(made, "injured", people(1, "one soldier"), military, MILITARY)
    told.tell(made, "perpetrator", Name("an outlaw group", "an outlaw group", "unnamed"), military, MILITARY)
    told.tell(made, "damage", Wording("minor damage to its compound"), "minor damage to its compound", EMBASSY)
    silent = "Iran's foreign ministry did not immediately comment"
    ministry = speaker("Iran's foreign ministry")
    told.tell(made, "comment", Category("did not immediately comment", "none", "comment"), silent, ministry, "silent")
    unclaimed = "No group claimed responsibility"
    told.tell(made, "responsibility", Name("No group", "", "unknown"), unclaimed, stance="silent")
    unclear = "It was unclear whether civilians were hurt"
    told.tell(made, "injured", Quantity("civilians", None, None, "unknown", "civilians"), unclear, stance="unclear")
    demand = "called on Iraqi leaders to act against those responsible"
    told.tell(made, "perpetrator", EMBASSY, demand, form="said", of_kind="request")
    told.tell(made, "recipient", speaker("Iraqi leaders"), demand, form="said", of_kind="request")
    count = "The military counts more than 30 such attacks since October 2019"
    thirty = Quantity("more than 30", 31, None, "at least", "attacks")
    told.tell(made, "incident_count", thirty, count, MILITARY, form="series", of_kind="attack")
    october = TimeRange("October 2019", datetime(2019, 10, 1), datetime(2019, 11, 1), "month", "stated", "2019-10")
    told.tell(made, "since", october, count, MILITARY, form="series", of_kind="attack")


def _second_report(told: Builder, made: Report) -> None:
    denial = "Kataib Hezbollah, an armed faction, denied that it fired the rockets"
    told.tell(made, "perpetrator", FACTION, denial, FACTION, "denies")
    told.tell(made, "perpetrator", FACTION, "condemned the attack", form="said", of_kind="condemn")
    night = "At least a dozen rockets were fired shortly after eight on Sunday evening, a police officer said"
    officer = speaker("a police officer", "unnamed")
    told.tell(made, "kind", kind("rocket attack"), "rocket attack")
    told.tell(made, "munitions", rockets(12, "At least a dozen", "at least"), night, officer)
    told.tell(made, "time", evening("Sunday evening", SUNDAY), night, officer)
    wounded = "An Iraqi soldier was reportedly wounded"
    told.tell(made, "injured", people(1, "An Iraqi soldier"), wounded, hedge="reportedly")
    told.tell(made, "responsibility", Name("Nobody", "", "unknown"), "Nobody has claimed", stance="silent")


def _third_report(told: Builder, made: Report) -> None:
    lead = made.text.split(". ")[0]
    military = speaker("US military")
    wednesday = TimeRange("Wednesday", datetime(2020, 12, 23), datetime(2020, 12, 24), "day", "relative to publication")
    militia = Name("a rogue militia backed by Iran", "a rogue militia backed by Iran", "unnamed")
    told.tell(made, "kind", kind("rockets were fired"), lead, military)
    told.tell(made, "munitions", rockets(21, "21 rockets"), lead, military, said=wednesday)
    told.tell(made, "perpetrator", militia, lead, military, hedge="almost certainly")
    rejected, ministry = "Iran's foreign ministry rejected the accusation", speaker("Iran's foreign ministry")
    told.tell(made, "perpetrator", ministry, rejected, form="said", of_kind="reject")
    accused, trump = "President Donald Trump accused Iran", Name("President Donald Trump", "Donald Trump", "person")
    told.tell(made, "perpetrator", trump, accused, form="said", of_kind="accuse")
    told.tell(made, "recipient", Name("Iran", "Iran", "state"), accused, form="said", of_kind="accuse")
    claim = "A group calling itself the Companions of the Cave claimed responsibility"
    cave = Name("Companions of the Cave", "Companions of the Cave", "armed group")
    told.tell(made, "responsibility", cave, claim, cave, via=(speaker("Levant Wire", "publisher"),))
    told.tell(made, "cites", speaker("Levant Wire", "publisher"), "Levant Wire reported")
