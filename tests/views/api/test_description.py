"""The description is what is there: every address and every field of it, and the other way round."""

from __future__ import annotations

import re

import pytest
from django.urls import get_resolver

from cdop.api import urls_machine
from cdop.api.description import DESCRIPTION
from cdop.api.filters import ReleaseFilters
from tests.makers.machines import Program
from tests.views.api.test_reading import first_table, withdraw

PATHS = DESCRIPTION["paths"]
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def schema_of(path, status="200"):
    return PATHS[path]["get"]["responses"][status]["content"]["application/json"]["schema"]


def check(value, schema, at="answer"):
    """That the value has the shape: every field that is said, and none that is not."""
    if "$ref" in schema:
        schema = DESCRIPTION["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    assert any(type(value) is TYPES[kind] for kind in kinds), f"{at} is {value!r}"
    if isinstance(value, dict):
        if "properties" in schema:
            assert set(value) == set(schema["properties"]) == set(schema["required"]), at
        for name, held in value.items():
            inner = schema.get("properties", {}).get(name) or schema.get("additionalProperties", {})
            check(held, inner, f"{at}.{name}")
    if isinstance(value, list):
        for each in value:
            check(each, schema["items"], f"{at}[]")
    assert "enum" not in schema or value in schema["enum"], at
    if value is not None and schema.get("format") == "date":
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", value), at


def test_every_address_is_described_and_every_described_one_is_there():
    assert get_resolver("config.urls_outside")
    served = {
        "/api/" + re.sub(r"<\w+:(\w+)>", r"{\1}", str(each.pattern))
        for each in urls_machine.urlpatterns
        if each.name not in ("top", "nothing")
    }
    assert served == set(PATHS)


def test_every_parameter_is_taken_and_every_taken_one_is_described():
    described = {each["name"] for each in PATHS["/api/v1/releases/"]["get"]["parameters"]}
    assert described == set(ReleaseFilters().fields)
    for path, held in PATHS.items():
        named = {p["name"] for p in held["get"].get("parameters", []) if p["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)}", path))


def test_every_shape_that_is_named_is_said_and_used():
    used = set(re.findall(r"#/components/schemas/(\w+)", str(PATHS)))
    assert used == set(DESCRIPTION["components"]["schemas"])


def test_answers_have_the_shape_that_is_described(program, released, by):
    release, table = "/api/v1/releases/{number}/", "/api/v1/releases/{number}/tables/{name}"
    check(program.get("releases/").json(), schema_of("/api/v1/releases/"))
    check(program.get(f"releases/{released.id}/").json(), schema_of(release))
    found = first_table(program, released)
    check(program.get(found["json"]).json(), schema_of(f"{table}.json"))
    check(program.get(found["json"].removesuffix(".json")).json(), schema_of(table))
    withdraw(released, by)
    check(program.get(f"releases/{released.id}/").json(), schema_of(release, "410"))


@pytest.mark.parametrize(("path", "status"), [("releases/?kind=x", 400), ("releases/", 401), ("x", 404)])
def test_troubles_have_the_shape_that_is_described(program, path, status):
    asked = Program() if status == 401 else program
    answer = asked.get(path)
    assert answer.status_code == status
    name = "NotUnderstood" if status == 400 else "Trouble"
    check(answer.json(), DESCRIPTION["components"]["schemas"][name])


def test_the_description_needs_no_token(db):
    answer = Program().get("openapi.json")
    assert answer.status_code == 200 and answer.json()["openapi"] == "3.1.0"
    assert answer.json() == DESCRIPTION
