"""The phrases that synthetic reports are put together from, and the countries they are set in.

Groups, publishers and people are invented. ``{...}`` is filled in by :mod:`synthetic`.
"""

from __future__ import annotations

from typing import NamedTuple


class Weapon(NamedTuple):
    """How attacks with one weapon are told: the lead, the way a later report words it, what is counted."""

    lead: str
    again: str
    noun: str
    munition: str


#: ISO code -> country, people.
COUNTRIES = {
    "AF": ("Afghanistan", "Afghan"),
    "BF": ("Burkina Faso", "Burkinabe"),
    "CD": ("Congo", "Congolese"),
    "CM": ("Cameroon", "Cameroonian"),
    "CO": ("Colombia", "Colombian"),
    "ET": ("Ethiopia", "Ethiopian"),
    "IN": ("India", "Indian"),
    "IQ": ("Iraq", "Iraqi"),
    "KE": ("Kenya", "Kenyan"),
    "LB": ("Lebanon", "Lebanese"),
    "LY": ("Libya", "Libyan"),
    "ML": ("Mali", "Malian"),
    "MM": ("Myanmar", "Myanmar"),
    "MX": ("Mexico", "Mexican"),
    "MZ": ("Mozambique", "Mozambican"),
    "NE": ("Niger", "Nigerien"),
    "NG": ("Nigeria", "Nigerian"),
    "PH": ("Philippines", "Philippine"),
    "PK": ("Pakistan", "Pakistani"),
    "RU": ("Russia", "Russian"),
    "SD": ("Sudan", "Sudanese"),
    "SO": ("Somalia", "Somali"),
    "SY": ("Syria", "Syrian"),
    "UA": ("Ukraine", "Ukrainian"),
    "YE": ("Yemen", "Yemeni"),
}

WEAPONS = (
    Weapon("{N} rockets were fired at {target} in {town}", "{N} rockets hit {target} in {town}", "attack", "rockets"),
    Weapon("A car bomb exploded outside {target} in {town}", "A car bombing struck {target} in {town}", "bombing", ""),
    Weapon("A suicide bomber attacked {target} in {town}", "A suicide attack hit {target} in {town}", "blast", ""),
    Weapon("Drones struck {target} in {town}", "{N} drones hit {target} in {town}", "drone attack", "drones"),
    Weapon("Gunmen opened fire on {target} in {town}", "Gunmen attacked {target} in {town}", "shooting", ""),
    Weapon("A roadside bomb hit {target} near {town}", "A roadside bomb exploded near {town}", "explosion", ""),
    Weapon(
        "{N} mortar rounds landed near {target} in {town}", "Mortar fire hit {target} in {town}", "attack", "rounds"
    ),
    Weapon("An airstrike hit {target} in {town}", "Warplanes bombed {target} in {town}", "air strike", ""),
    Weapon("A missile struck {target} in {town}", "{N} missiles hit {target} in {town}", "missile strike", "missiles"),
    Weapon("Armed men raided {target} in {town}", "Gunmen stormed {target} in {town}", "raid", ""),
)
TARGETS = (
    "a police station",
    "the governor's office",
    "a military base",
    "a crowded market",
    "an army checkpoint",
    "the main hospital",
    "a hotel used by foreigners",
    "a school",
    "the airport",
    "a mosque",
    "a bus station",
    "the power station",
)
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
PUBLISHERS = (
    ("Harbour Times", "The hospital said it had treated {injured} people."),
    ("Lowland Wire", "There was no independent confirmation of the toll."),
    ("Meridian Post", "Shops were shut and roads into {town} were closed."),
    ("Eastern Courier", "Reporters were not allowed near the site on {weekday}."),
    ("Plateau Dispatch", "It was not clear whether foreigners were among the dead."),
    ("Riverside Herald", "Relatives waited outside the gates until late at night."),
    ("Canal Street Journal", "Sirens sounded across {town} shortly before the {noun}."),
    ("Old Bridge Bulletin", "Pictures posted by residents showed smoke over the roofs."),
)
GROUPS = ("the Black Lantern Front", "the Red Valley Brigade", "the Northern Dawn movement", "the Ash Ridge Army")
PEOPLE = ("Karim Daoud", "Samuel Okoro", "Leila Haddad", "Viktor Marchenko", "Rosa Delgado", "Hassan Warsame")
TOLLS = (
    "{killed_n} people were killed and {injured} wounded, the {people} interior ministry said.",
    "The {people} army said at least {killed} soldiers had died and {injured} people were hurt.",
    "Police spokesman {person} said {killed} people were killed, among them two children.",
    '"We have counted {killed} bodies," said {person}, a doctor at the hospital in {town}.',
    "A {people} security official, who asked not to be named, put the number of dead at {killed}.",
    "Several people were injured, but there were no immediate reports of deaths, the police said.",
)
BLAME = (
    "No group immediately claimed responsibility.",
    "{group} claimed responsibility in a statement on its website.",
    "The {people} government blamed {group}, which denied any part in the {noun}.",
    "{person}, the interior minister of {country}, accused {group} of the {noun}.",
    "A spokesman for {group} said its fighters had not been involved.",
    "It was not clear who was behind the {noun}.",
)
MORE = (
    "Firefighters brought a blaze under control after two hours, a local official said.",
    "The governor said the toll could rise and appealed for blood.",
    "A witness said she had heard {n} explosions and seen people running.",
    "Five suspects were arrested the next day, according to the police.",
    "The {people} foreign ministry did not immediately respond to a request for comment.",
    "The United Nations condemned the {noun} and called on all sides to show restraint.",
    "If there is another attack, the army will answer, {person} told reporters.",
    "Officials fear that more bombs could be hidden in the building.",
    "Windows were broken in nearby houses and {n} cars were damaged.",
    "Schools in {town} will stay closed until further notice, the mayor said.",
    '"The ground shook and then everything was dark," said a resident.',
    "Air defences shot down {n} drones over {other} on the same day, the defence ministry said.",
)
BEFORE = (
    "In {month} {year}, a bombing at a market in {other} killed {m} people.",
    "It was the third attack in {town} since the beginning of the year.",
    "Last month gunmen killed {m} soldiers in {other}, and nobody has claimed that attack.",
    "{group} has often attacked the security forces in {country}.",
    "The {people} army has been fighting {group} since {year}.",
    "A ceasefire agreed in {month} {year} has mostly held.",
)
