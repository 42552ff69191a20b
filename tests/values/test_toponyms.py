"""Place names of a whole report: which words are such, what they mean, and what always holds."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import FakeGazetteer

from rashomon.values.gazetteer import Entry, normal
from rashomon.values.places import find_toponyms, mean
from rashomon.values.places.distances import contains
from rashomon.values.places.features import Home, Named
from rashomon.values.places.homes import home_of
from rashomon.values.places.lookup import place_of
from rashomon.values.places.meaning import weigh
from rashomon.values.places.options import options

_DIVISIONS = (
    Entry("geonames:4736286", "Texas", "US", "TX", 31.25, -99.25, 22875689, "province", 546.7),
    Entry("geonames:6093943", "Ontario", "CA", "08", 49.25, -84.5, 12861940, "province", 776.2),
    Entry("geonames:4671652", "Arden County", "US", "TX", 30.3, -97.8, 90000, "county", 25.0),
    Entry("geonames:4671653", "Arden County", "US", "GA", 33.4, -82.1, 95000, "county", 25.0),
    Entry("geonames:4671651", "Paris", "US", "TX", 33.66, -95.55, 25171),
    Entry("geonames:4671650", "Vell", "US", "TX", 33.7, -95.7, 900),
    Entry("geonames:4671649", "Vell", "DE", "01", 50.0, 8.0, 24000),
    Entry("geonames:6093944", "Orrel", "CA", "09", 52.0, -90.0, 700000, "province", 200.0),
    Entry("geonames:4671648", "Orrel", "US", "GA", 33.4, -83.0, 60000),
    Entry("geonames:4671647", "Texas", "US", "GA", 33.0, -83.0, 150000),
    Entry("geonames:4671646", "Java", "US", "GA", 33.1, -83.1, 9000),
)


class Divided(FakeGazetteer):
    """The fake with some divisions, and a few towns of the same names elsewhere."""

    def named(self, name: str) -> Sequence[Entry]:
        found = [entry for entry in _DIVISIONS if normal(entry.name) == normal(name)]
        return sorted((*super().lookup(name), *found), key=lambda entry: -entry.population)

    def lookup(self, name: str) -> Sequence[Entry]:
        return [entry for entry in self.named(name) if entry.kind == "town"]

    def entry(self, identifier: str) -> Entry | None:
        return next((entry for entry in _DIVISIONS if entry.id == identifier), None) or super().entry(identifier)


GAZETTEER = Divided()


def read(text: str, publisher: str = "") -> list[tuple[str, str]]:
    """Return the names found in a text, each with the id of what it means."""
    found = find_toponyms(text, GAZETTEER, Home(*home_of(publisher, GAZETTEER)))
    return [
        (text[one.told.start : one.told.end], one.told.best.option.entry.id if one.told.best else "") for one in found
    ]


FOUND = [
    ("Rockets hit Baghdad and Mosul on Sunday.", ["Baghdad", "Mosul"]),
    ("The rebels left Damascus, Syria, and went to Beirut.", ["Damascus", "Syria", "Beirut"]),
    ("Iran denied it, and so did Lebanon.", ["Iran", "Lebanon"]),
    ("Two men from Austin, Tex., were held.", ["Austin", "Tex."]),
    ("Police in Mobile, Alabama, arrested a man.", ["Mobile", "Alabama"]),
    ("The Beirut-based group spoke in London.", ["Beirut", "London"]),
    ("BAGHDAD (Wire) - Troops entered Kirkuk.", ["BAGHDAD", "Kirkuk"]),
    ("They drove from Paris to Texas.", ["Paris", "Texas"]),
    ("A bomb exploded in Arden County near Austin, Texas.", ["Arden County", "Austin", "Texas"]),
    ("President Washington spoke.", []),
    ("Lloyd Austin and Jack London met. Austin said no.", []),
    ("He was reading a nice book in March.", []),
    ("Police said the mobile phone was found.", []),
    ("Nobody was hurt on Monday.", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_which_words_are_place_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in read(text)] == names


LIBYA, LEBANON = "geonames:2210247", "geonames:266826"
MEANT = [
    ("Fighting went on in Tripoli.", "", "Tripoli", LIBYA),
    ("Fighting went on in Tripoli. Lebanon sent soldiers. Beirut is calm.", "", "Tripoli", LEBANON),
    ("Fighting went on in Tripoli, Lebanon, near Libya.", "", "Tripoli", LEBANON),
    ("He was shot in Paris.", "", "Paris", "geonames:2988507"),
    ("He was shot in Paris, Texas.", "", "Paris", "geonames:4671651"),
    ("He was shot in Paris. Police in Texas looked in Austin.", "", "Paris", "geonames:4671651"),
    ("He was shot in London.", "", "London", "geonames:2643743"),
    ("He was shot in London.", "ontario-news.ca", "London", "geonames:6058560"),
    ("A fire broke out in Arden County. Police in Augusta sent help.", "", "Arden County", "geonames:4671653"),
    ("A fire broke out in Arden County. Police in Austin sent help.", "", "Arden County", "geonames:4671652"),
    ("A fire in Vell. Texas sent help. Paris too.", "", "Vell", "geonames:4671650"),
    ("It rained in Ontario, Orrel and Texas.", "", "Orrel", "geonames:6093944"),
    ("It rained in Austin, Orrel and Mobile.", "", "Orrel", "geonames:4671648"),
    ("It rained in the province of Orrel.", "", "Orrel", "geonames:6093944"),
    ("It rained in the town of Orrel.", "", "Orrel", "geonames:4671648"),
    ("It rained on Java.", "", "Java", ""),
]


@pytest.mark.parametrize(("text", "publisher", "name", "identifier"), MEANT)
def test_what_a_name_means(text: str, publisher: str, name: str, identifier: str) -> None:
    start = text.index(name)
    told = mean(text, [(start, start + len(name))], GAZETTEER, Home(*home_of(publisher, GAZETTEER)))
    assert told[0].best is not None
    assert told[0].best.option.entry.id == identifier


def test_one_name_means_one_place_unless_the_words_say_otherwise() -> None:
    text = "He left Paris, Texas, for Paris, France. Paris was quiet."
    ids = [identifier for name, identifier in read(text) if name == "Paris"]
    assert ids == ["geonames:4671651", "geonames:2988507", "geonames:4671651"]


def test_the_parts_of_a_score_add_up_and_say_what_they_are() -> None:
    names = [Named(options(name, GAZETTEER)) for name in ("Tripoli", "Beirut", "Lebanon")]
    best, other = weigh(names, Home())[0]
    assert (best.option.entry.id, other.option.entry.id) == (LEBANON, LIBYA)
    assert best.score > other.score
    assert best.score == pytest.approx(sum(best.parts.values()))
    assert {"people of a town", "its country named", "names in its country"} <= best.parts.keys()
    assert best.chance + other.chance == pytest.approx(1)


@pytest.mark.parametrize(
    ("publisher", "places", "country"),
    [
        ("Austin News", ["Austin"], ""),
        ("The Paris Daily Herald", ["Paris", "Paris"], ""),
        ("austinchronicle.com", ["Austin"], ""),
        ("www.london-gazette.co.uk", ["London", "London"], "GB"),
        ("https://news.example.ca/today", [], "CA"),
        ("Example Wire", [], ""),
        ("", [], ""),
        ("https://web.archive.org/web/20160101000000/http://www.beirutnews.com:80/a/b.html?c=1", ["Beirut"], ""),
        ("fox5beirut.com", ["Beirut"], ""),
    ],
)
def test_where_a_publisher_is_at_home(publisher: str, places: list[str], country: str) -> None:
    found, code = home_of(publisher, GAZETTEER)
    assert ([entry.name for entry in found], code) == (places, country)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Iraq", {"own"}),
        ("Iraqi", {"people"}),
        ("Texas", {"own"}),
        ("Tex.", {"abbreviation"}),
        ("TX", {"abbreviation"}),
        ("Texans", {"people"}),
        ("Kiev", {"alternate"}),
        ("northern Iraq", {"rest"}),
        ("Anbar province", {"kind"}),
        ("the Red Sea", {"own"}),
        ("Nowhere", set()),
        ("", set()),
    ],
)
def test_how_a_name_stands_for_a_place(name: str, forms: set[str]) -> None:
    assert {option.form for option in options(name, GAZETTEER)} == forms


def test_a_place_is_exact_to_what_it_is() -> None:
    cases = [("Red Sea", "sea"), ("Texas", "province"), ("Iraq", "country"), ("Mosul", "town"), ("West Bank", "region")]
    for name, precision in cases:
        place = place_of(options(name, GAZETTEER)[0].entry, name)
        assert place.precision == precision, name
        assert place.radius_km, name


ENTRIES = st.builds(
    Entry,
    id=st.sampled_from(["", "geonames:1", "geonames:2"]),
    name=st.just("Arden"),
    country=st.sampled_from(["", "IQ", "US"]),
    admin1=st.sampled_from(["", "01", "TX"]),
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    population=st.integers(0, 10**7),
    kind=st.sampled_from(["town", "county", "province", "country", "region", "continent"]),
    radius_km=st.floats(0, 3000),
)


@given(ENTRIES, ENTRIES)
def test_no_country_or_province_lies_in_one_of_its_own_kind(outer: Entry, inner: Entry) -> None:
    if outer.kind == inner.kind and outer.kind in ("country", "province", "town"):
        assert not contains(outer, inner)


VOCABULARY = (
    "in at the of a from to , . - Baghdad Tripoli Lebanon US Iraqi Texas Tex. TX Arden County Mr River Street St. Lake "
    "Austin said President Paris BAGHDAD Northern based R-Texas ' \n ( ) 15"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=16).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    found = find_toponyms(text, GAZETTEER)
    for one in found:
        assert 0 <= one.told.start < one.told.end <= len(text)
        assert 0.5 <= one.chance <= 1
    assert all(first.told.end <= second.told.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fires burned in Arden and Vell counties.", "county"),
        ("Fires burned in Arden, Vell and Nowhere counties.", "county"),
        ("Fires burned in Arden and the mountains.", None),
    ],
)
def test_a_list_says_what_its_names_are(text: str, kind: str | None) -> None:
    start = text.index("Arden")
    best = mean(text, [(start, start + len("Arden"))], GAZETTEER)[0].best
    assert (best.option.entry.kind if best else None) == kind


@pytest.mark.parametrize("name", ["OF", "NIC"])
def test_initials_are_no_town(name: str) -> None:
    assert options(name, GAZETTEER) == ()
