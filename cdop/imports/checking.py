"""From a row of text to what a case and a review need, with every problem in words. Asks no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cdop.dataset import ages
from cdop.dataset.classification import check_modifiability
from cdop.dataset.elements import Element
from cdop.dataset.reading import Unreadable, read
from cdop.imports.extract import CASE_COLUMNS, PRIVATE, REQUIRED, REVIEW_COLUMNS, element
from cdop.imports.findings import read_finding
from cdop.imports.problems import Problem, error, has_error, warning

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_TEXT_COLUMNS = ("surname", "forenames", "learning", "narrative")


@dataclass
class Checked:
    """A row as read: values by column, findings, problems, and whether the child was 18 or over."""

    values: dict[str, Any] = field(default_factory=dict)
    findings: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_adult: bool = False

    @property
    def has_error(self) -> bool:
        return has_error(self.problems)

    @property
    def has_review(self) -> bool:
        """Whether the row tells of a review, held or begun, that is to be brought in with the case."""
        return bool(self.findings) or any(self.values[column] for column in REVIEW_COLUMNS)


@dataclass(frozen=True)
class _Judged:
    relevance: str
    modifiable: str


def check_row(row: Mapping[str, str], factors: Sequence[Mapping[str, str]]) -> Checked:
    """Read and check one row of cases with its rows of factors."""
    checked = Checked()
    for column in CASE_COLUMNS:
        checked.values[column] = _read(column, element(column), row.get(column, ""), checked.problems)
    for place, line in enumerate(factors, start=1):
        finding = read_finding(place, line, checked.problems)
        if finding:
            checked.findings.append(finding)
    _check_presence(row, checked)
    _check_days(checked)
    _check_text(row, checked)
    _check_review(checked)
    return checked


def _read(column: str, what: Element, text: str, problems: list[Problem]) -> Any:
    try:
        return read(what, text)
    except Unreadable as trouble:
        message = trouble.message
        if column in PRIVATE:
            message = message.replace(f"'{text.strip()}'", "The value").replace(f"'{text}'", "The value")
        problems.append(error(column, trouble.code, f"{column}: {message}"))
        return None


def _check_presence(row: Mapping[str, str], checked: Checked) -> None:
    for column in REQUIRED:
        if not row.get(column, "").strip():
            label = element(column).label.lower()
            checked.problems.append(
                error(column, "missing", f"{column}: the {label} is missing. Find it and enter it here.")
            )
    if not row.get("nhs_number", "").strip():
        checked.problems.append(
            warning(
                "nhs_number",
                "missing_without_reason",
                "nhs_number: there is no NHS number and no reason why. Add either to the case when it is known.",
            )
        )
    if not row.get("lsoa11", "").strip():
        checked.problems.append(
            warning(
                "lsoa11",
                "no_home",
                "lsoa11: the area of the home is missing. Add where the child lived to the case.",
            )
        )


def _check_days(checked: Checked) -> None:
    born, died = checked.values["date_of_birth"], checked.values["date_of_death"]
    if not (born and died):
        return
    if born > died:
        checked.problems.append(
            error(
                "date_of_birth",
                "after_death",
                "date_of_birth: the date of birth is after the date of death. Check both dates.",
            )
        )
        return
    if not ages.is_under_18(born, died):
        checked.is_adult = True
        checked.problems.append(
            warning(
                "date_of_death",
                "adult",
                "date_of_death: the person was 18 or over, so the death is outside child death review.",
            )
        )
    _check_order(checked, died)


def _check_order(checked: Checked, died: date) -> None:
    for column in ("cdrm_on", "reviewed_on"):
        day = checked.values[column]
        if day and day < died:
            checked.problems.append(
                error(
                    column,
                    "before_death",
                    f"{column}: {element(column).label} is before the death. Check both dates.",
                )
            )


def _check_text(row: Mapping[str, str], checked: Checked) -> None:
    for column in _TEXT_COLUMNS:
        if row.get(column, "").lstrip().startswith(_FORMULA_STARTS):
            checked.problems.append(
                warning(
                    column,
                    "formula",
                    f"{column}: the text begins like a spreadsheet formula. It is kept as written and made "
                    "harmless in every export.",
                )
            )


def _check_review(checked: Checked) -> None:
    concluded = checked.values["modifiability"] or ""
    findings = [_Judged(f["relevance"], f["modifiable"]) for f in checked.findings]
    sentence = check_modifiability(concluded, findings)
    if sentence:
        checked.problems.append(warning("modifiability", "disagrees", f"modifiability: {sentence}"))
