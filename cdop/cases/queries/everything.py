"""Everything answered on a case, in one query, with nothing unsealed: what completeness is worked out from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Case as Switch
from django.db.models import (
    Expression,
    F,
    Func,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject

from cdop.cases.models import (
    IDENTITY_MODELS,
    SECTION_MODELS,
    Case,
    DocumentAnswers,
    RepeatedRow,
    SupplementaryChoice,
)
from cdop.cases.stores import CHOICES, STORES, Store
from cdop.cases.written import SEALED
from cdop.dataset.forms import section

_MODELS: dict[str, type[Any]] = {**SECTION_MODELS, **IDENTITY_MODELS}
_AT_ONCE = 40  # an older PostgreSQL takes a hundred arguments to a function, two for each answer


def every_answer(case: Case) -> dict[str, Any]:
    """The answers of every section, and the choices about supplementary forms; one query.

    Of an answer on identity only that it is there, of a row its marks: what is sealed stays in the database.
    """
    held = {f"of_{slug}": Subquery(_as_json(slug, model)) for slug, model in _MODELS.items()}
    held |= {"all_documents": _gathered(DocumentAnswers, "slug", "answers")}
    held |= {"all_rows": _gathered(RepeatedRow, "slug", "marks", order="position", withdrawn_at=None)}
    held |= {"all_choices": _gathered(SupplementaryChoice, "form", "choice")}
    row: Mapping[str, Any] = Case.objects.filter(panel_id=case.panel_id, pk=case.pk).values(**held).get()
    documents = {each["slug"]: each["answers"] for each in row["all_documents"] or []}
    found: dict[str, Any] = {}
    for slug, store in STORES.items():
        if store is Store.ROWS:
            found[slug] = [each["marks"] for each in row["all_rows"] or [] if each["slug"] == slug]
        else:
            found[slug] = documents.get(slug) if store is Store.DOCUMENT else row[f"of_{slug}"]
    return {**found, CHOICES: {each["form"]: each["choice"] for each in row["all_choices"] or []}}


def _gathered(model: type[Any], *names: str, order: str = "id", **only: Any) -> Subquery:
    """These columns of a case's rows as one list, in the order in which they were added."""
    rows = model._default_manager.filter(panel_id=OuterRef("panel_id"), case_id=OuterRef("pk"), **only)
    gathered = JSONBAgg(JSONObject(**{name: F(name) for name in names}), order_by=order)
    return Subquery(rows.order_by().values("case_id").annotate(json=gathered).values("json"))


def _as_json(slug: str, model: type[Any]) -> QuerySet[Any, Any]:
    rows = model._default_manager.filter(panel_id=OuterRef("panel_id"), case_id=OuterRef("pk"))
    parts = list(_parts(slug))
    return rows.values(
        json=Func(*parts, template="(%(expressions)s)", arg_joiner=" || ", output_field=JSONField())
    )


def _parts(slug: str) -> Iterator[Expression]:
    names = section(slug).names
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        yield JSONObject(**{name: _is_there(name) if slug in IDENTITY_MODELS else F(name) for name in some})


def _is_there(name: str) -> Expression:
    return Switch(When(Q(**{f"{name}__isnull": False}), then=Value(SEALED)), default=Value(""))
