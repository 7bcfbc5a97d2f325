"""The shapes of answers for programs, field by field."""

from __future__ import annotations

from typing import Any

from cdop.disclosure.publication import HIDDEN, SHOWN, ZERO
from cdop.figures.audiences import Audience
from cdop.figures.cohort import Basis
from cdop.figures.states import OUT

Json = dict[str, Any]


def _object(**fields: Json) -> Json:
    """Every field is always there."""
    return {"type": "object", "properties": fields, "required": list(fields)}


def _text(words: str = "", **more: Any) -> Json:
    return {"type": "string", **({"description": words} if words else {}), **more}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def _by_name(of: Json, words: str) -> Json:
    return {"type": "object", "description": words, "additionalProperties": of}


_WHOLE: Json = {"type": "integer", "minimum": 0}
_ID = _text("Number of the release.", format="uuid")
_MOMENT = _text(format="date-time")
_STATE = _text("Where the release stands.", enum=[each.code for each in OUT])
_OTHER: Json = {"type": ["string", "null"], "description": "Number of the version that took its place."}
_LINK: Json = {"type": ["string", "null"], "description": "Address of another page of the list."}

_LINE: dict[str, Json] = {
    "id": _ID,
    "href": _text("Address of the release."),
    "title": _text(),
    "kind": _text(),
    "basis": _text("What places a death in a period.", enum=Basis.codes()),
    "period": _object(**{"from": _text(format="date"), "to": _text(format="date")}),
    "audience": _text("For whom it was made.", enum=Audience.codes()),
    "state": _STATE,
    "released_at": _MOMENT,
}
_TABLE_ENTRY = _object(
    name=_text(),
    title=_text(),
    population=_text("What is counted."),
    dimensions=_list(_text("Name of a dimension.")),
    json=_text("Address of the table as JSON."),
    csv=_text("Address of the table as CSV."),
)
_DIMENSION = _object(
    name=_text(),
    title=_text(),
    has_total={"type": "boolean", "description": "Whether a row “Total” holds the sum."},
    codes=_list(_object(code=_text(), label=_text())),
    parents=_by_name(_text(), "The code that a code goes into, where codes nest."),
)
_ROW = _object(
    codes=_by_name(_text(), "The code on each dimension; “Total” is the sum."),
    count={"type": ["integer", "null"], "description": "The protected count; null where it is hidden."},
    status=_text("Whether the count is shown, is a shown zero, or is hidden.", enum=[SHOWN, ZERO, HIDDEN]),
)

SCHEMAS: dict[str, Json] = {
    "Releases": _object(
        count=_WHOLE,
        page=_WHOLE,
        pages=_WHOLE,
        next=_LINK,
        previous=_LINK,
        releases=_list(_object(**_LINE)),
    ),
    "Release": _object(
        **_LINE,
        panel=_object(code=_text(), name=_text()),
        data_as_of=_MOMENT,
        code_version=_text("Version of the program that made it."),
        dataset_version=_text("Version of the questions and codes."),
        reference_editions=_by_name(_text(), "Editions of populations, births and areas."),
        rule=_text("How every count is protected."),
        notes=_list(_text("What is said beneath the figures.")),
        replaced_by=_OTHER,
        tables=_list(_TABLE_ENTRY),
    ),
    "Table": _object(
        release=_ID,
        state=_STATE,
        name=_text(),
        title=_text(),
        population=_text("What is counted."),
        rule=_text("How every count is protected."),
        dimensions=_list(_DIMENSION),
        rows=_list(_ROW),
    ),
    "Trouble": _object(error=_text("What is wrong, and what to do.")),
    "NotUnderstood": _object(
        error=_text("What is wrong, and what to do."),
        fields=_by_name(_text(), "What is wrong with each parameter."),
    ),
    "Withdrawn": _object(
        error=_text("That it was withdrawn, when and why."),
        state=_STATE,
        withdrawn_at=_MOMENT,
        reason=_text("As whoever withdrew it wrote it."),
        replaced_by=_OTHER,
    ),
}
