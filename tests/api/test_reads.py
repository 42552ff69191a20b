"""What can be read: rows as the exports have them, filters, pages, tags."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.api.conftest import walk

from rashomon.export import account_row, incident_row, statement_row
from rashomon.jobs.clustering import cluster_ledger
from rashomon.jobs.dossiers import dossiers
from rashomon.jobs.filters import Filters
from rashomon.ledger import Ledger

LISTS = ("incidents", "comparisons", "reports", "accounts", "statements", "links", "corrections")


def test_rows_are_those_of_the_exports(client: TestClient, full: Ledger) -> None:
    incident_of = cluster_ledger(full).incident_of
    accounts, statements = list(full.accounts()), list(full.statements())
    reports = {report.id: report for report in full.reports()}
    at = full.recorded([one.id for one in (*accounts, *statements)])
    assert walk(client, "accounts") == [
        account_row(a, reports[a.report_id], incident_of(a.id), at[a.id]) for a in accounts
    ]
    assert walk(client, "statements") == [
        statement_row(s, reports[s.report_id], incident_of(s.account_id), at[s.id]) for s in statements
    ]
    whole = [incident_row(dossier) for dossier in dossiers(full, Filters())]
    assert [client.get(f"/api/v1/incidents/{row['id']}").json() for row in walk(client, "incidents")] == whole
    compared = [
        {"incident": row["id"], "field": field, **row["fields"][field]}
        for row in whole
        for field in sorted(row["fields"])
    ]
    assert walk(client, "comparisons") == compared


def test_one_by_one_and_in_lists_are_the_same(client: TestClient) -> None:
    for name in ("reports", "accounts", "statements", "links"):
        for row in walk(client, name):
            one = client.get(f"/api/v1/{name}/{row['id']}").json()
            assert {key: one[key] for key in row} == row
    report = walk(client, "reports")[0]
    assert client.get(f"/api/v1/reports/{report['id']}").json()["text"].startswith("rocket_attack at Baghdad")


def test_the_id_of_any_account_finds_its_incident(client: TestClient) -> None:
    (two,) = [row for row in walk(client, "incidents") if row["accounts"] == 2]
    members = client.get(f"/api/v1/incidents/{two['id']}").json()["accounts"]
    assert {client.get(f"/api/v1/incidents/{member}").json()["id"] for member in members} == {two["id"]}


@pytest.mark.parametrize("limit", [1, 2, 3, 200])
@pytest.mark.parametrize("name", LISTS)
def test_pages_of_any_size_come_to_the_whole_list(client: TestClient, name: str, limit: int) -> None:
    whole = walk(client, name)
    assert walk(client, name, limit=limit) == whole
    assert len({str(row) for row in whole}) == len(whole)


def test_newest_first_is_oldest_first_turned_round(client: TestClient) -> None:
    oldest = walk(client, "incidents")
    assert [row["day"] for row in oldest] == ["2020-12-19", "2020-12-20", "2021-06-01", "2021-12-19"]
    assert [row["day_stated"] for row in oldest] == [True, True, False, True]
    assert walk(client, "incidents", limit=1, order="newest") == oldest[::-1]


COUNTS: list[tuple[str, dict[str, Any], int]] = [
    ("incidents", {"since": "2020-12-20"}, 3),
    ("incidents", {"until": "2020-12-19"}, 1),
    ("incidents", {"since": "2021-01-01", "until": "2020-01-01"}, 0),
    ("incidents", {"near": "Iraq"}, 3),
    ("incidents", {"near": "33.3,44.4", "within_km": 5}, 2),
    ("incidents", {"actor": "milit"}, 1),
    ("incidents", {"kind": "car_bombing"}, 1),
    ("incidents", {"kind": ["car_bombing", "mortar_attack"]}, 2),
    ("incidents", {"box": "40,30,50,36"}, 3),
    ("incidents", {"as_of": "2025-12-31"}, 0),
    ("incidents", {"as_of": "2026-01-01"}, 4),
    ("comparisons", {"field": "killed"}, 1),
    ("comparisons", {"field": "killed", "state": ["agreed", "single"]}, 1),
    ("comparisons", {"field": "killed", "state": "denied"}, 0),
    ("comparisons", {"incident": "0" * 32}, 0),
    ("reports", {"publisher": "t"}, 2),
    ("reports", {"since": "2021-01-01"}, 2),
    ("reports", {"until": "2020-12-22"}, 2),
    ("reports", {"language": "de"}, 0),
    ("accounts", {"form": "said"}, 1),
    ("accounts", {"kind": "rocket_attack"}, 3),
    ("accounts", {"stance": "denies"}, 0),
    ("accounts", {"incident": "f" * 32}, 0),
    ("statements", {"field": "killed"}, 2),
    ("statements", {"field": ["killed", "perpetrator"]}, 4),
    ("statements", {"speaker": "ARMY"}, 4),
    ("statements", {"speaker": "100%_"}, 0),
    ("statements", {"stance": "denies"}, 0),
    ("statements", {"since": "2021-06-01", "until": "2021-06-01"}, 2),
    ("statements", {"report": "0" * 32}, 0),
    ("links", {"decision": "same"}, 1),
    ("links", {"by": "person"}, 0),
    ("links", {"by": "person", "decision": "same"}, 0),
]


@pytest.mark.parametrize(("name", "query", "count"), COUNTS)
def test_filters(client: TestClient, name: str, query: dict[str, Any], count: int) -> None:
    assert len(walk(client, name, **query)) == count
    assert len(walk(client, name, limit=1, **query)) == count


@pytest.mark.parametrize(
    ("name", "q", "count"),
    [
        ("reports", "killed", 2),
        ("reports", "baghdad rocket_attack", 3),
        ("reports", '"3 killed"', 1),
        ("reports", '"killed 3"', 0),
        ("reports", "bagh*", 3),
        ("reports", "two", 1),
        ("reports", "%", 0),
        ("statements", "army", 4),
        ("statements", "army 3", 1),
        ("incidents", "taji", 1),
        ("incidents", "rocket* OR", 0),
        ("comparisons", "mogadishu", 3),
    ],
)
def test_words(name: str, q: str, count: int, client: TestClient) -> None:
    assert len(walk(client, name, limit=1, q=q)) == count


@pytest.mark.parametrize(
    "q", ['"', "*", "NEAR(", "a AND", "{", "text:", "(", "-", "^", "\x00", "\ufdd0", "a" * 200, '"' * 200]
)
def test_no_words_are_too_much(q: str, client: TestClient) -> None:
    for path in ("/api/v1/reports", "/api/v1/statements", "/api/v1/incidents", "/search"):
        assert (
            client.get(path, params={"q": q, "speaker": q, "place": q} if path == "/search" else {"q": q}).status_code
            == 200
        )


def test_filters_by_another_record(client: TestClient) -> None:
    (two,) = [row for row in walk(client, "incidents") if row["accounts"] == 2]
    accounts = walk(client, "accounts", incident=two["id"])
    assert sorted(row["form"] for row in accounts) == ["incident", "incident", "said"]
    assert {row["incident"] for row in accounts} == {two["id"]}
    statements = walk(client, "statements", incident=two["id"])
    assert [row["account"] for row in statements] == sorted(
        (row["account"] for row in statements), key=[row["id"] for row in accounts].index
    )
    for account in accounts:
        mine = walk(client, "statements", account=account["id"])
        assert mine == [row for row in statements if row["account"] == account["id"]]
        assert mine == walk(client, "statements", account=account["id"], incident=two["id"])
        assert not walk(client, "statements", account=account["id"], incident="0" * 32)
        assert walk(client, "accounts", report=account["report"], form=account["form"]) == [account]
    ends = {row["id"] for row in accounts}
    assert all({row["left"], row["right"]} & ends for row in walk(client, "links", incident=two["id"]))


def test_links_by_decision_and_by_whom_part_all_links(client: TestClient) -> None:
    every = walk(client, "links")
    assert walk(client, "links", by="machine") == every
    parts = [walk(client, "links", decision=one) for one in ("same", "different", "unsure")]
    assert sorted(row["id"] for part in parts for row in part) == sorted(row["id"] for row in every)


def test_a_map_has_the_incidents_whose_place_is_known(client: TestClient) -> None:
    found = client.get("/api/v1/incidents.geojson").json()
    assert found["type"] == "FeatureCollection"
    assert [one["properties"]["day"] for one in found["features"]] == [
        row["day"] for row in reversed(walk(client, "incidents"))
    ]
    newest = found["features"][0]
    assert newest["geometry"] == {"type": "Point", "coordinates": [44.40, 33.34]}
    assert newest["properties"]["radius_km"] == 10.0
    assert len(client.get("/api/v1/incidents.geojson?limit=1").json()["features"]) == 1
    assert client.get("/api/v1/incidents.geojson?limit=1&kind=rocket_attack").json()["all"] == 2


def test_a_tag_is_of_the_bytes_and_spares_them(client: TestClient) -> None:
    first = client.get("/api/v1/incidents")
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert client.get("/api/v1/incidents").content == first.content
    for held in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get("/api/v1/incidents", headers={"if-none-match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for other in ('"other"', tag.strip('"'), ""):
        assert client.get("/api/v1/incidents", headers={"if-none-match": other}).status_code == 200
    assert client.get("/api/v1/incidents?limit=1").headers["etag"] != tag


def test_head_is_get_without_the_body(client: TestClient) -> None:
    head, get = client.head("/api/v1/incidents"), client.get("/api/v1/incidents")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", get.headers["etag"])
    assert head.headers["content-length"] == get.headers["content-length"]
