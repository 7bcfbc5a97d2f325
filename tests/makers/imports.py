"""Invented extracts: bytes of files of cases and factors, and imports made of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from cdop.access.actors import AnyActor
from cdop.imports.actions import bring_in
from cdop.imports.extract import CASE_COLUMNS, FACTOR_COLUMNS
from cdop.imports.models import Batch
from tests.makers.cases import nhs_number
from tests.makers.panels import scope_of

ROW = {
    "case_ref": "T21-0001",
    "surname": "Testsurname",
    "forenames": "Robin",
    "date_of_birth": "01/02/2021",
    "date_of_death": "11/05/2021",
    "sex": "female",
    "lsoa11": "E01012654",
    "notified_at": "2021-05-12 09:30",
    "narrative": "Found unresponsive at home.",
}
FACTOR = {
    "case_ref": "T21-0001",
    "domain": "C",
    "factor_code": "C16",
    "factor_text": "Smoke.",
    "relevance": "2",
    "modifiable": "yes",
}


def row(number: int, **values: str) -> dict[str, str]:
    """A sound row of a child of its own; every `number` gives another child."""
    own = {
        "case_ref": f"T21-{number:04}",
        "nhs_number": nhs_number(number),
        "surname": f"Testsurname{number}",
    }
    return {**ROW, **own, **values}


def cases_file(*rows: Mapping[str, str], delimiter: str = ",") -> bytes:
    return _file(list(CASE_COLUMNS), rows, delimiter)


def factors_file(*rows: Mapping[str, str]) -> bytes:
    return _file(["case_ref", *FACTOR_COLUMNS], rows, ",")


def _file(columns: Sequence[str], rows: Sequence[Mapping[str, str]], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def make_import(by: AnyActor, *rows: Mapping[str, str], factors: Sequence[Mapping[str, str]] = ()) -> Batch:
    """An import of these rows, brought in."""
    with scope_of(by):
        batch, *_ = bring_in(
            cases=cases_file(*rows),
            factors=factors_file(*factors) if factors else None,
            name="cases.csv",
            by=by,
        )
    assert batch is not None
    return batch
