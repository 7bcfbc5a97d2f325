"""Database columns from a section: an abstract model, one column an element. Labels stay off the columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cdop.dataset.elements import Element, Kind, Section

CODE_LENGTH = 40

Column: TypeAlias = "models.Field[Any, Any]"  # Django's Field takes no type arguments at run time


def answers(section: Section, *further: models.BaseConstraint) -> type[models.Model]:
    """An abstract model to build a table from: `class DeathAnswers(answers(notification.DEATH)): ...`.

    An identity section gives one encrypted column an element. The class keeps its section as
    `answers_section`. A subclass with a Meta of its own must inherit this one's, or lose the range checks
    and `further` constraints.
    """
    columns = {element.name: column(element, encrypted=section.identity) for element in section}
    constraints = (
        [] if section.identity else [check for element in section for check in _range_check(element)]
    )
    meta = type("Meta", (), {"abstract": True, "constraints": [*constraints, *further]})
    body = {"__module__": __name__, "Meta": meta, "answers_section": section, **columns}
    name = "".join(part.capitalize() for part in section.slug.split("_"))
    return type(f"{name}Columns", (models.Model,), body)


def column(element: Element, *, encrypted: bool = False) -> Column:
    """The column of one element. Blank text and null numbers or days mean not asked."""
    if encrypted:
        return models.BinaryField(null=True, blank=True)
    return _COLUMNS[element.kind](element)


def _choices(element: Element) -> Callable[[], list[tuple[str, str]]]:
    if element.codes is None:
        raise TypeError(f"The element '{element.name}' has no code list.")
    return element.codes.options


def _code(element: Element) -> Column:
    return models.CharField(max_length=CODE_LENGTH, blank=True, choices=_choices(element))


def _codes(element: Element) -> Column:
    one = models.CharField(max_length=CODE_LENGTH, choices=_choices(element))
    return ArrayField(one, default=list, blank=True)


def _decimal(element: Element) -> Column:
    whole = len(str(int(element.maximum or 0)))
    return models.DecimalField(
        null=True, blank=True, max_digits=whole + element.decimals, decimal_places=element.decimals
    )


_COLUMNS: dict[Kind, Callable[[Element], Column]] = {
    Kind.TEXT: lambda element: models.CharField(max_length=element.length, blank=True),
    Kind.LONG_TEXT: lambda element: models.TextField(blank=True),
    Kind.DATE: lambda element: models.DateField(null=True, blank=True),
    Kind.TIME: lambda element: models.TimeField(null=True, blank=True),
    Kind.DATETIME: lambda element: models.DateTimeField(null=True, blank=True),
    Kind.INTEGER: lambda element: models.IntegerField(null=True, blank=True),
    Kind.DECIMAL: _decimal,
    Kind.CODE: _code,
    Kind.CODES: _codes,
}


def _range_check(element: Element) -> list[models.CheckConstraint]:
    limits = {"gte": element.minimum, "lte": element.maximum}
    within = {f"{element.name}__{way}": limit for way, limit in limits.items() if limit is not None}
    if not within:
        return []
    return [
        models.CheckConstraint(
            condition=models.Q(**within), name=f"%(app_label)s_%(class)s_{element.name}_range"
        )
    ]
