"""What the addresses of programs take and give, as OpenAPI 3.1. Written by hand; a test holds it against them."""

from __future__ import annotations

from typing import Any

from cdop.api.answers import CSV, JSON
from cdop.api.schemas import SCHEMAS
from cdop.figures.cohort import Basis
from cdop.figures.states import OUT

Json = dict[str, Any]
_ETAG = {"ETag": {"description": "Mark of the content.", "schema": {"type": "string"}}}
_TROUBLE = {
    "304": "Unchanged since the ETag that was sent as If-None-Match.",
    "401": "No token, or one that opens nothing.",
    "404": "There is nothing, or nothing for this client.",
    "406": "Neither JSON nor CSV was asked for.",
    "410": "The release was withdrawn: do not use its figures.",
    "429": "Too often: wait as many seconds as Retry-After says.",
    "400": "A parameter was not understood.",
}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _given(words: str, name: str) -> Json:
    return {"description": words, "headers": _ETAG, "content": {JSON: {"schema": _ref(name)}}}


def _wrong(*statuses: str) -> Json:
    found: Json = {}
    for status in statuses:
        found[status] = {"description": _TROUBLE[status]}
        if status != "304":
            schema = {"410": "Withdrawn", "400": "NotUnderstood"}.get(status, "Trouble")
            found[status]["content"] = {JSON: {"schema": _ref(schema)}}
    return found


def _parameter(name: str, words: str, schema: Json, place: str = "query") -> Json:
    return {
        "name": name,
        "in": place,
        "required": place == "path",
        "description": words,
        "schema": schema,
    }


_RELEASE = _parameter("number", "Number of the release.", {"type": "string", "format": "uuid"}, "path")
_NAME = _parameter("name", "Name of the table.", {"type": "string"}, "path")
_DAY: Json = {"type": "string", "format": "date"}
_CSV_BODY: Json = {
    "description": "A column of codes for each dimension, then count (empty where hidden) and status.",
    "headers": _ETAG,
    "content": {CSV: {"schema": {"type": "string"}}},
}


def _get(words: str, parameters: list[Json], responses: Json) -> Json:
    return {"get": {"summary": words, "parameters": parameters, "responses": responses}}


_EITHER = _given("The table.", "Table")
_EITHER = {**_EITHER, "content": {**_EITHER["content"], **_CSV_BODY["content"]}}
_OF_A_TABLE = ("304", "401", "404", "410", "429")

PATHS: Json = {
    "/api/v1/openapi.json": {
        "get": {
            "summary": "This description.",
            "security": [],
            "responses": {
                "200": {"description": "OpenAPI 3.1.", "content": {JSON: {"schema": {"type": "object"}}}}
            },
        }
    },
    "/api/v1/releases/": _get(
        "What was released, the latest first; replaced and withdrawn ones too.",
        [
            _parameter("kind", "Kind of release, such as “annual”.", {"type": "string"}),
            _parameter(
                "basis", "What places a death in a period.", {"type": "string", "enum": Basis.codes()}
            ),
            _parameter("state", "Where it stands.", {"type": "string", "enum": [each.code for each in OUT]}),
            _parameter("period_from", "Periods that begin on this day or later.", _DAY),
            _parameter("period_to", "Periods that end on this day or earlier.", _DAY),
            _parameter("page", "Page of the list; 1 is the first.", {"type": "integer", "minimum": 1}),
        ],
        {"200": _given("A page of the list.", "Releases"), **_wrong("304", "400", "401", "429")},
    ),
    "/api/v1/releases/{number}/": _get(
        "What a release says of itself.",
        [_RELEASE],
        {"200": _given("The release.", "Release"), **_wrong(*_OF_A_TABLE)},
    ),
    "/api/v1/releases/{number}/tables/{name}": _get(
        "A table of a release, as JSON or CSV by Accept.",
        [_RELEASE, _NAME],
        {"200": _EITHER, **_wrong("406", *_OF_A_TABLE)},
    ),
    "/api/v1/releases/{number}/tables/{name}.json": _get(
        "A table of a release, as JSON.",
        [_RELEASE, _NAME],
        {"200": _given("The table.", "Table"), **_wrong(*_OF_A_TABLE)},
    ),
    "/api/v1/releases/{number}/tables/{name}.csv": _get(
        "A table of a release, as CSV.", [_RELEASE, _NAME], {"200": _CSV_BODY, **_wrong(*_OF_A_TABLE)}
    ),
}

DESCRIPTION: Json = {
    "openapi": "3.1.0",
    "info": {
        "title": "Released figures of a child death overview panel",
        "version": "1",
        "description": (
            "Read only. Gives what a panel released, and nothing else: every count is protected, and a hidden, a "
            "zero and an absent one are never confused. Each reading is recorded in the panel's audit trail. Ask "
            "a panel's administrator for a token. Fields may be added in version 1; none is changed or removed."
        ),
    },
    "security": [{"token": []}],
    "paths": PATHS,
    "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}, "schemas": SCHEMAS},
}
