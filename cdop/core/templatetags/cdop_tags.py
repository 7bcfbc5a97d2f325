"""`{% load cdop_tags %}`: what a page template needs. Thin: words, shapes and markup are made beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.template.context import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from cdop.core import words
from cdop.core.components import render
from cdop.core.forms.errors import AnyForm, complaints
from cdop.core.forms.markup import field_html
from cdop.core.pages import Page, Sort, with_query
from cdop.core.shapes import Cell, Line, Step, Table, Task
from cdop.core.table_rows import body

register = template.Library()

# What a tag's colour may mean. The word in the tag always says it too.
TONES = {
    "": "grey",
    "plain": "grey",
    "waiting": "blue",
    "soon": "yellow",
    "late": "red",
    "done": "aqua-green",
    "new": "purple",
    "open": "white",
}
STEP_WORDS = {"done": "Done", "current": "Now", "later": "Later", "skipped": "Not needed"}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


@register.simple_tag
def nhs(component: str, **params: Any) -> SafeString:
    """`{% nhs "button" text="Save" prevent_double_click=True %}`: any component, parameters in snake case.

    A parameter named `html` is escaped unless it is already safe.
    """
    named = {_camel(name): value for name, value in params.items()}
    if "html" in named:
        named["html"] = conditional_escape(named["html"])
    return render(component, named)


@register.simple_tag
def nhs_field(field: BoundField) -> SafeString:
    """One field of a form: `{% nhs_field form.sex %}`."""
    return field_html(field)


def _forms(context: Context) -> list[AnyForm]:
    named = context.get("forms") or (context.get("form"), context.get("formset"))
    return [form for form in named if isinstance(form, BaseForm | BaseFormSet)]


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """`Error: ` when a form of the page was sent with mistakes; begins the page's title."""
    return "Error: " if complaints(_forms(context)) else ""


@register.simple_tag(takes_context=True)
def error_summary(context: Context, *forms: AnyForm) -> SafeString:
    """What is wrong with the forms given, else with the page's `form`, `formset` or `forms`."""
    # The foot of the stack outlives blocks; the nhsuk pack looks there so as not to say it twice.
    context.dicts[0]["errors_are_summarised"] = True
    found = complaints(forms or _forms(context))
    if not found:
        return SafeString("")
    items = [{"text": one.text, **({"href": one.href} if one.href else {})} for one in found]
    return render("error-summary", {"heading": "There is a problem", "errorList": items})


@register.filter
def day(value: date | datetime | None) -> str:
    """`27 March 2026`; nothing for nothing."""
    return words.day(value) if isinstance(value, date) else ""


@register.filter
def moment(value: datetime | None) -> str:
    """`27 March 2026, 09:05`; nothing for nothing."""
    return words.moment(value) if isinstance(value, datetime) else ""


@register.filter
def age(born_on: date | None, on: date | None) -> str:
    """`{{ child.born_on|age:child.died_on }}`: `9 days`, `4 months`, `6 years`; nothing without both."""
    return words.age(born_on, on) if born_on and on else ""


@register.simple_tag
def counted(number: int, one: str, many: str = "") -> str:
    """`{% counted total "case" %}`: `1 case`, `1,204 cases`."""
    return words.count(number, one, many)


@register.simple_tag
def tag(text: str, tone: str = "") -> SafeString:
    """A state in a word: tones are plain, waiting, soon, late, done, new, open."""
    # Written out, not drawn by the macro: a table has dozens, and a test holds it to the macro's markup.
    return format_html('<strong class="nhsuk-tag nhsuk-tag--{}">{}</strong>', TONES[tone], text)


@register.simple_tag(takes_context=True)
def address(context: Context, **changes: object) -> str:
    """`?…` of this page with some keys set or removed (None), the rest kept: `{% address page=2 %}`."""
    return with_query(_query(context), **changes)


def _query(context: Context) -> QueryDict:
    request = context.get("request")
    return request.GET if request is not None else QueryDict()


@register.simple_tag(takes_context=True)
def sort_head(
    context: Context, sort: Sort, key: str, label: str, numeric: bool = False, unit: str = ""
) -> SafeString:
    """A table head that sorts by its link: `{% sort_head sort "days" "Days since death" numeric=True %}`."""
    direction = sort.direction(key)
    return format_html(
        '<th class="nhsuk-table__header{}" scope="col" data-sort{}>'
        '<a class="nhsuk-link" href="{}">{}</a>{}</th>',
        " nhsuk-table__header--numeric" if numeric else "",
        format_html(' aria-sort="{}"', direction) if direction != "none" else "",
        with_query(_query(context), sort=sort.next_value(key), page=None),
        label,
        format_html(' <span class="cdop-unit">{}</span>', unit) if unit else "",
    )


def _cell(value: object) -> Cell:
    if isinstance(value, Cell):
        return value
    if isinstance(value, date):
        return Cell(words.day(value), is_day=True)
    if isinstance(value, int) and not isinstance(value, bool):
        return Cell(f"{value:,}")
    return Cell("" if value is None else value)


@register.inclusion_tag("components/table.html", takes_context=True)
def table(
    context: Context, table: Table, sort: Sort | None = None, caption_size: str = "s"
) -> dict[str, Any]:
    """A `Table`: whole numbers get commas, days are spelled out; `sort` makes heads into links."""
    heads = [(column, bool(sort and column.sort)) for column in table.columns]
    rows = [list(map(_cell, row)) for row in table.rows]
    return {
        "table": table,
        "heads": heads,
        "body": body(table, rows, tag),
        "sort": sort,
        "caption_size": caption_size,
        "is_sortable": any(is_link for _, is_link in heads),
        "request": context.get("request"),
    }


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page[Any], label: str = "Pages") -> SafeString:
    """Links to the other pages, filters and order kept; nothing when all fits on one."""
    if page.pages == 1:
        return SafeString("")

    def link(number: int) -> str:
        return with_query(_query(context), page=number)

    items = [
        {"number": number, "href": link(number), "current": number == page.number}
        if number
        else {"ellipsis": True}
        for number in page.shown
    ]
    params: dict[str, Any] = {"items": items, "ariaLabel": label}
    if page.number > 1:
        params["previous"] = {"href": link(page.number - 1)}
    if page.number < page.pages:
        params["next"] = {"href": link(page.number + 1)}
    return render("pagination", params)


@register.inclusion_tag("components/step_line.html")
def step_line(steps: Sequence[Step], label: str = "Progress") -> dict[str, Any]:
    """The stages of a case as a line, each with a word for its state and the day it was reached."""
    return {"steps": [(step, STEP_WORDS[step.state]) for step in steps], "label": label}


@register.simple_tag
def task_list(tasks: Sequence[Task], id_prefix: str = "task") -> SafeString:
    """Tasks, each with its state in a word; tasks done are plain text, the others tags."""
    items = []
    for task in tasks:
        status: dict[str, Any] = {"text": task.status}
        if task.tone:
            status = {"tag": {"text": task.status, "colour": TONES[task.tone]}}
        item: dict[str, Any] = {"title": {"text": task.label}, "status": status}
        item |= {"href": task.url} if task.url else {}
        item |= {"hint": {"text": task.hint}} if task.hint else {}
        items.append(item)
    return render("task-list", {"idPrefix": id_prefix, "items": items})


@register.simple_tag
def summary_list(lines: Sequence[Line], no_border: bool = False) -> SafeString:
    """Questions and answers. An answer that is missing is said to be: "Not recorded"."""
    rows = [
        {
            "key": {"text": line.key},
            "value": {"html": _answer(line.value)},
            "actions": {
                "items": [
                    {"text": text, "href": url, "visuallyHiddenText": line.key} for text, url in line.actions
                ]
            },
        }
        for line in lines
    ]
    return render(
        "summary-list", {"rows": rows, "classes": "nhsuk-summary-list--no-border" if no_border else ""}
    )


def _answer(value: object) -> SafeString:
    if value is None or value == "":
        return SafeString('<span class="cdop-muted">Not recorded</span>')
    if isinstance(value, datetime):
        value = words.moment(value)
    elif isinstance(value, date):
        value = words.day(value)
    return conditional_escape(str(value) if not isinstance(value, SafeString) else value)


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    """`{% details "Why we ask" %}…{% enddetails %}`: text that opens; printed open."""
    return render("details", {"text": None, "summaryText": summary, "html": content})


@register.inclusion_tag("components/plot.html", takes_context=True)
def plot(
    context: Context, svg: SafeString, numbers: Table, download: str = "", source: str = ""
) -> dict[str, Any]:
    """A server-made SVG with its table under "Show the numbers", and the address of the same data as CSV."""
    return {
        "svg": svg,
        "numbers": numbers,
        "download": download,
        "source": source,
        "request": context.get("request"),
    }
