"""Reports of attacks that look alike: same town, kind and target, some days apart, made from templates by a fixed draw.

In: the name of a part, whose towns, targets and phrases are its own, so that what is fitted on one part can be measured
on the other. Out: reports, each with the incident it mainly tells of. Every group is a first attack told by three
outlets (on the day after, two days after, and weeks later by month alone), and a second one told by two, so many days
after the first (on one day: in another town) and with an equal toll or another; the same spokesman is quoted in all of
them. Each attack has details of its own, of which each report tells some; in the part that is measured, many reports
also tell the same background. All names are invented, and the towns are real so that they are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from rashomon.encoding import report_id
from rashomon.records import Report

#: Days between the two attacks of a group; on one day, they are in two towns.
GAPS = (0, 1, 2, 3, 5, 7, 14, 30, 60, 180, 365, 1000, 3000)
#: Groups made for each gap, half of them with equal tolls.
GROUPS = 4
#: The share of the reports that tell what is told of every attack there: groups, leaders, talks.
_WITH_BACKGROUND = 0.3
_FIRST = date(2009, 3, 2)


@dataclass(frozen=True, slots=True)
class Alike:
    """A report, the incident it tells of, and how the group was made; ``by_month``: it tells the month alone."""

    report: Report
    incident: str
    group: str
    gap: int
    equal: bool
    by_month: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What the reports of one part are made of: (town, target, how it is attacked), spokesmen, and ways to tell."""

    scenes: Sequence[tuple[str, str, str]]
    spokesmen: Sequence[str]
    victims: Sequence[str]
    details: Sequence[str]
    background: Sequence[str]
    fresh: Sequence[str]
    later: Sequence[str]


PARTS = {
    "calibration": Part(
        scenes=(
            ("Baghdad", "the Australian embassy", "rockets hit"),
            ("Kirkuk", "a police station", "a car bomb hit"),
            ("Peshawar", "a mosque", "a suicide bomber struck"),
            ("Mogadishu", "a hotel", "gunmen stormed"),
            ("Kandahar", "a bus station", "a bomb exploded at"),
            ("Maiduguri", "a market", "gunmen attacked"),
            ("Memphis", "a bar", "a gunman opened fire at"),
            ("Odesa", "the port", "drones struck"),
        ),
        spokesmen=("Col. Samir Haddad", "Lt. Peter Lund", "Gen. Omar Farouk", "Mayor Ruth Ekberg"),
        victims=("Nadia Karim", "Jonas Webb", "Ali Rahimi", "Grace Obuya", "Petro Hrynko", "Daniel Soto"),
        details=(
            "A bakery across the road lost its windows.",
            "Firefighters took two hours to put out the flames.",
            "Witnesses spoke of a white pickup that sped away.",
            "Classes at a nearby school were called off.",
            "A wedding party had just left the area.",
            "Shoes and handbags lay scattered on the pavement.",
            "Dogs were brought in to search for more explosives.",
            "A bridge to the north was closed to traffic.",
            "The attackers had hidden in a delivery van.",
            "Surgeons appealed for donors of blood.",
            "A football match in the stadium nearby was stopped.",
            "Two brothers who sold fruit were among the wounded.",
            "Power was cut in several streets.",
            "A pharmacist pulled three people out of the rubble.",
            "Helicopters circled until dusk.",
            "Phone lines were down for most of the evening.",
            "The caretaker had noticed a stranger the night before.",
            "A minibus was thrown onto its side.",
        ),
        background=(),
        fresh=(
            "{town} — {attack_cap} {target} in {town} on {weekday}, killing {killed} people and wounding {injured}, "
            "{spokesman} said.\n\nAmong the dead was {victim}, a relative told reporters. No group claimed "
            "responsibility for the attack.",
            "At least {killed} people were killed and {injured} injured when {attack} {target} in {town} {weekday} "
            "morning, according to officials.\n\n{spokesman} promised a thorough inquiry. Residents described a scene "
            "of panic.",
            "{town}: The number of dead after {attack} {target} on {weekday} stands at {killed}, a health official "
            "told this newspaper. {injured} others are being treated.\n\nSpeaking on television, {spokesman} condemned "
            "the bloodshed. Neighbours remembered {victim} as generous.",
            "Funerals began in {town} for the {killed} people who were killed when {attack} {target} on {weekday}. "
            "{injured} more were wounded.\n\n{spokesman} urged anyone with information to come forward.",
            "Police in {town} are looking for those behind the violence of {weekday}, {date}, when {attack} {target}. "
            "{killed} were killed, {injured} wounded.\n\nA cousin of {victim} wept outside the morgue, while "
            "{spokesman} toured the site.",
        ),
        later=(
            "{town} — A memorial was held this week for the {killed} people killed in {month} when {attack} {target} "
            "in {town}.\n\nThe family of {victim} attended. {spokesman} said security had been tightened since.",
        ),
    ),
    "evaluation": Part(
        scenes=(
            ("Kabul", "the Turkish embassy", "a suicide bomber attacked"),
            ("Erbil", "the airport", "rockets struck"),
            ("Quetta", "a hospital", "a bomb went off at"),
            ("Kismayo", "a restaurant", "gunmen attacked"),
            ("Aleppo", "a school", "shells hit"),
            ("Kano", "a church", "a bomber struck"),
            ("Cleveland", "a nightclub", "a gunman opened fire at"),
            ("Kharkiv", "a power plant", "missiles hit"),
        ),
        spokesmen=("Maj. Tariq Aziz Noor", "Chief Helen Brandt", "Brig. Yusuf Danjuma", "Governor Ana Petrova"),
        victims=("Leila Haddou", "Marcus Hale", "Farid Samadi", "Ruth Wanjiru", "Olha Kovalchuk", "Ivan Reyes"),
        details=(
            "A tailor said the ceiling of his shop had come down.",
            "Ash covered the parked taxis.",
            "The road to the harbour stayed shut.",
            "Students had gathered for an examination.",
            "A guard at the eastern gate raised the alarm.",
            "Rescuers dug with their hands through the night.",
            "A rickshaw driver carried four of the injured.",
            "Troops sealed off the old quarter.",
            "The blast left a crater two metres wide.",
            "An imam called for calm.",
            "A generator caught fire.",
            "Nurses worked by the light of torches.",
            "A goat herder saw men fleeing towards the hills.",
            "The registry office lost its archive.",
            "Trains were held at the central station.",
            "Volunteers handed out blankets and tea.",
            "A cyclist had reported a suspicious bag.",
            "The windows of the cathedral were blown in.",
        ),
        background=(
            "The attack comes amid tension between the government and the Harvest Movement, whose fighters under Malik "
            "Dursun control much of the countryside. Foreign Minister Elena Costa has accused the Eastern Alliance of "
            "arming them. The Security Council met last week over {town}.",
            "For months {town} has lived with bombings claimed by the Blue Crescent or by rivals loyal to Rashid "
            "Omari. A truce brokered by the Gulf Assembly lapsed in autumn. General Viktor Stahl, who commands the "
            "mission, has asked for more soldiers.",
        ),
        fresh=(
            "{killed} people died and {injured} others were hurt on {weekday} when {attack} {target} in {town}, "
            "{spokesman} told a news conference.\n\nOne of the victims was named as {victim}. Streets around the scene "
            "remained closed.",
            "{town} (Outlet) - {attack_cap} {target} in {town} on {date}, leaving {killed} dead and {injured} wounded, "
            "security officials said.\n\n{spokesman} blamed militants. Ambulances rushed to the area.",
            "The death toll rose to {killed} in {town} after {attack} {target} {weekday}, hospital staff said, with "
            "{injured} people injured.\n\nLawmakers observed a minute of silence. {victim} leaves two children.",
            "Grief and anger gripped {town} after {attack} {target} on {weekday}. They will not break us, said "
            "{spokesman}. Officials put the toll at {killed} killed and {injured} wounded.",
            "What we know: {attack} {target} in {town} on {date}. {killed} people were killed. {injured} people were "
            "wounded. {victim} is among those identified so far, local media report.",
        ),
        later=(
            "Weeks after {attack} {target} in {town} in {month}, killing {killed} people, families still wait for "
            "answers.\n\nThe brother of {victim} said nobody had been charged. {spokesman} declined to comment.",
        ),
    ),
}


def make(part: str, *, gaps: Sequence[int] = GAPS, groups: int = GROUPS) -> Iterator[Alike]:
    """Yield the reports of a part, the same ones every time."""
    of, random = PARTS[part], Random(f"rashomon {part}")
    for gap in gaps:
        for number in range(groups):
            yield from _group(of, random, f"{part} {gap} {number}", gap, equal=number % 2 == 0)


def _group(of: Part, random: Random, group: str, gap: int, *, equal: bool) -> Iterator[Alike]:
    (town, target, attack), other = random.sample(of.scenes, 2)
    spokesman, towns = random.choice(of.spokesmen), (town, town if gap else other[0])
    background = random.choice(of.background or ("",))
    victims, details = random.sample(of.victims, 2), random.sample(of.details, 10)
    first = _FIRST + timedelta(days=random.randrange(1500))
    killed, injured = random.randrange(2, 30), random.randrange(3, 60)
    others = (killed, injured) if equal else (killed + random.randrange(3, 20), injured + random.randrange(3, 30))
    ways = random.sample(of.fresh, 4)
    told = [
        (first, (killed, injured), victims[0], [(ways[0], 1), (ways[1], 2), (random.choice(of.later), 40)]),
        (first + timedelta(days=gap), others, victims[1], [(ways[2], 1), (ways[3], 2)]),
    ]
    for number, (day, tolls, victim, tellings) in enumerate(told):
        for template, after in tellings:
            extra = " ".join(random.sample(details[5 * number : 5 * number + 5], 3))
            text = f"{_fill(template, (towns[number], target, attack), spokesman, victim, day, tolls)}\n\n{extra}"
            if of.background and random.random() < _WITH_BACKGROUND:
                text = f"{text}\n\n{background.format(town=town)}"
            published = day + timedelta(days=after)
            report = Report("", text, published, publisher=f"Outlet {after}")
            made, by_month = replace(report, id=report_id(report)), template in of.later
            yield Alike(made, f"{group} {number}", group, gap, equal, by_month)


def _fill(
    template: str, scene: tuple[str, str, str], spokesman: str, victim: str, day: date, tolls: tuple[int, int]
) -> str:
    town, target, attack = scene
    return template.format(
        town=town, target=target, attack=attack, attack_cap=attack[0].upper() + attack[1:], spokesman=spokesman,
        victim=victim, killed=tolls[0], injured=tolls[1], weekday=f"{day:%A}", date=f"{day:%-d %B}",
        month=f"{day:%B}",
    )  # fmt: skip
