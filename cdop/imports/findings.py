"""From a row's lines of factors to the findings of a review, with every problem in words. Asks no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cdop.dataset.factors import factor
from cdop.dataset.forms import section
from cdop.dataset.reading import Unreadable, read
from cdop.imports.extract import FACTOR_COLUMNS
from cdop.imports.problems import Problem, error


def field_of(place: int, column: str) -> str:
    """The name of a factor's value in problems and forms; factors are counted from 1."""
    return f"factors.{place}.{column}"


def read_finding(place: int, line: Mapping[str, str], problems: list[Problem]) -> dict[str, Any] | None:
    """The finding of one line of factors, or None with what is wrong added to `problems`."""
    found: list[Problem] = []
    values = {name: _value(place, name, line, found) for name in FACTOR_COLUMNS}
    if not found:
        _check_domain(place, values, found)
    problems += found
    return None if found else values


def of_line(place: int, problem: Problem) -> Problem:
    """A problem of the bytes or columns of a line of factors, as one of the case it belongs to."""
    message = f"Factor {place}, file of factors: {problem.message}"
    return replace(problem, field=field_of(place, problem.field), message=message)


def _value(place: int, name: str, line: Mapping[str, str], problems: list[Problem]) -> Any:
    what = section("findings")[name]
    try:
        return read(what, line.get(name, "")) or ""
    except Unreadable as trouble:
        message = f"{_called(place, line)}, {name}: {trouble.message}"
        problems.append(error(field_of(place, name), trouble.code, message))
        return ""


def _check_domain(place: int, values: Mapping[str, Any], problems: list[Problem]) -> None:
    """A coded factor has its own domain; one in words needs both."""
    code, domain = values["factor_code"], values["domain"]
    if code and domain and domain != factor(code).domain:
        problems.append(
            error(
                field_of(place, "domain"),
                "domain_differs",
                f"Factor {place} ({code}), domain: it belongs to domain {factor(code).domain}, "
                f"not to domain {domain}. Correct the factor or its domain.",
            )
        )
    elif not code and not (domain and values["factor_text"]):
        problems.append(
            error(
                field_of(place, "factor_code"),
                "no_factor",
                f"Factor {place}, factor_code: the line names no factor. Give its code, or its domain and words.",
            )
        )


def _called(place: int, line: Mapping[str, str]) -> str:
    code = line.get("factor_code", "").strip()
    return f"Factor {place} ({code[:20]})" if code else f"Factor {place}"
