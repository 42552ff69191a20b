"""The API's document, and whether the API keeps to it: schemathesis asks it everything the document allows, and not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient
from tests.api.conftest import Serve, Token, walk

from rashomon.api.documents import document
from rashomon.export import EXPORTS

#: How many requests of each kind are tried, with sound values and with others: the same ones each time.
RUN = settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


def operations(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_the_document_is_complete(described: dict[str, Any]) -> None:
    assert described["openapi"] == "3.1.0"
    found = dict(operations(described))
    assert len(found) == 18
    for name, operation in found.items():
        assert operation["summary"], name
        assert operation["description"], name
        assert operation["tags"], name
        assert operation["security"], name
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], (name, parameter["name"])
        for status, response in operation["responses"].items():
            assert response["description"], (name, status)
            for content in response.get("content", {}).values():
                assert "example" in content or name.endswith("/events"), (name, status)
    for name, schema in described["components"]["schemas"].items():
        for key, about in schema.get("properties", {}).items():
            assert {"description", "const", "$ref", "type"} & set(about), (name, key)
    assert set(described["components"]["schemas"]["Statement"]["properties"]) == set(EXPORTS["statements"])


def test_every_example_is_what_its_schema_says(described: dict[str, Any]) -> None:
    for name, operation in operations(described):
        for status, response in operation["responses"].items():
            for content in response.get("content", {}).values():
                if "example" in content:
                    whole = {**content["schema"], "components": described["components"]}
                    jsonschema_rs.validator_for(whole).validate(content["example"])
                    assert content["example"], (name, status)


def test_a_body_has_an_example(described: dict[str, Any]) -> None:
    for name in ("LinkDecision", "StatementCorrection", "NewReport"):
        properties = described["components"]["schemas"][name]["properties"]
        assert all(about.get("examples") or "enum" in about or "default" in about for about in properties.values())


def test_the_document_has_a_tag_too(client: TestClient) -> None:
    tag = client.get("/api/v1/openapi.json").headers["etag"]
    assert client.get("/api/v1/openapi.json", headers={"if-none-match": tag}).status_code == 304


def mend(case: schemathesis.Case, cursors: dict[str, str], ids: dict[str, str]) -> None:
    """Make hold what a schema cannot say: parts that need one another, and cursors and ids that stand for something."""
    for name in ("near", "within_km", "box"):
        case.query.pop(name, None)
    if case.query.pop("cursor", None) and cursors[case.path]:
        case.query["cursor"] = cursors[case.path]
    if case.path_parameters and case.path_parameters["id"][0] in "01234567":
        case.path_parameters["id"] = ids[case.path]


def test_the_api_keeps_to_its_document(serve: Serve, token: Token) -> None:
    client = serve(max_body=10**6)  # what is too large is answered before what is wrong
    headers = {"Authorization": token("write")["authorization"]}
    names = ("incidents", "reports", "accounts", "statements", "links")
    ids = {f"/api/v1/{name}/{{id}}": walk(client, name)[0]["id"] for name in names}
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(document(client.app))))  # type: ignore[arg-type]
    schema.app = client.app
    lists = {
        one.ok().path for one in schema.get_all_operations() if not one.ok().path.endswith(("}", "geojson", "events"))
    }
    cursors = {path: client.get(path, params={"limit": 1}).json()["next"] or "" for path in lists}
    answered: dict[str, set[int]] = {}

    def check(case: schemathesis.Case) -> None:
        if case.meta and case.meta.generation.mode.is_positive:
            mend(case, cursors, ids)
        answer = case.call_and_validate(base_url="http://localhost", headers=headers if case.method == "POST" else None)
        answered.setdefault(f"{case.method} {case.path}", set()).add(answer.status_code)

    for one in schema.get_all_operations():
        operation = one.ok()
        if operation.path.endswith("/events"):
            continue  # it never ends; tests/api/test_events.py listens to it
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            RUN(given(operation.as_strategy(generation_mode=mode))(check))()
    assert len(answered) == 17
    assert all(200 in statuses for name, statuses in answered.items() if name.startswith("GET")), answered
