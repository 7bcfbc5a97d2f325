"""Dates, ages and counts in words, and the tags built on them."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.core import words
from cdop.core.components import render
from cdop.core.forms import DayField
from cdop.core.pages import Page, sort_from
from cdop.core.shapes import Cell, Column, Line, Step, Table, Task
from cdop.core.templatetags.cdop_tags import TONES


def drawn(source: str, address: str = "/", **context) -> str:
    request = RequestFactory().get(address)
    return Template("{% load cdop_tags %}" + source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("born_on", "on", "age"),
    [
        (date(2026, 3, 27), date(2026, 3, 27), "0 days"),
        (date(2026, 3, 27), date(2026, 3, 28), "1 day"),
        (date(2026, 3, 1), date(2026, 3, 31), "30 days"),
        (date(2026, 1, 31), date(2026, 2, 28), "28 days"),
        (date(2026, 1, 31), date(2026, 3, 1), "1 month"),
        (date(2025, 11, 27), date(2026, 3, 27), "4 months"),
        (date(2024, 3, 28), date(2026, 3, 27), "23 months"),
        (date(2024, 3, 27), date(2026, 3, 27), "2 years"),
        (date(2008, 2, 29), date(2026, 2, 28), "17 years"),
        (date(2008, 2, 29), date(2026, 3, 1), "18 years"),
    ],
)
def test_age_is_in_completed_units(born_on, on, age):
    assert words.age(born_on, on) == age


def test_age_before_birth_is_refused():
    with pytest.raises(ValueError, match="before the day of birth"):
        words.age(date(2026, 3, 27), date(2026, 3, 26))


@settings(max_examples=50)
@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))
def test_day_reads_back(value):
    assert datetime.strptime(words.day(value.date()), "%d %B %Y").date() == value.date()


def test_moment_is_in_local_time():
    assert drawn("{{ at|moment }}", at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026, 00:30"
    assert drawn("{{ at|day }}", at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"


def test_nothing_stays_nothing():
    assert drawn("{{ x|day }}{{ x|moment }}{{ x|age:y }}", x=None, y=None) == ""


def test_counts_agree_in_number():
    assert drawn('{% counted 1 "case" %}, {% counted 1204 "case" %}') == "1 case, 1,204 cases"


def test_html_given_to_a_component_is_escaped_unless_safe():
    assert "&lt;i&gt;" in drawn('{% nhs "inset-text" html=x %}', x="<i>")


TABLE = Table(
    "Deaths",
    [Column("Area", sort="area"), Column("Rate", unit="per 1,000", is_number=True, sort="rate")],
    [["<North>", 1204], [Cell("South", url="/south/"), "[c]"]],
    notes=["[c] means too small to show."],
)


def test_table_marks_heads_numbers_and_order():
    sort = sort_from("-rate", {"area": ["name"], "rate": ["rate"]}, default="area")
    html = drawn("{% table t s %}", "/?year=2025&page=3&sort=-rate", t=TABLE, s=sort)
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert 'aria-sort="descending"><a class="nhsuk-link" href="?year=2025&amp;sort=rate">Rate' in html
    assert '<td class="nhsuk-table__cell nhsuk-table__cell--numeric">1,204</td>' in html
    assert "&lt;North&gt;" in html
    assert "[c] means too small to show." in html


def test_table_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        drawn("{% table t %}", t=Table("x", [Column("a")], [["1", "2"]]))


def test_pagination_keeps_the_filters():
    html = drawn(
        "{% pagination p %}", "/?year=2025&age=a&age=b", p=Page(rows=[], number=2, size=10, total=95)
    )
    assert 'href="?year=2025&amp;age=a&amp;age=b&amp;page=3"' in html
    assert html.count('aria-current="page"') == 1


def test_one_page_needs_no_links():
    assert drawn("{% pagination p %}", p=Page(rows=[], number=1, size=10, total=10)) == ""


def test_steps_say_their_state_in_words():
    steps = [Step("Notified", "done", date(2026, 1, 3)), Step("Panel", "current"), Step("Closed", "later")]
    html = drawn("{% step_line steps %}", steps=steps)
    assert "Done, 3 January 2026" in html
    assert html.count('aria-current="step"') == 1


def test_tasks_and_answers():
    html = drawn(
        "{% task_list tasks %}", tasks=[Task("Child", "3 missing", "/c/", "waiting"), Task("Review", "Later")]
    )
    assert html.count("<a ") == 1
    assert "nhsuk-tag--blue" in html
    html = drawn("{% summary_list lines %}", lines=[Line("Coroner", ""), Line("Note", "<b>")])
    assert "Not recorded" in html
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize("tone", TONES)
def test_tag_is_as_the_macro_makes_it(tone):
    ours = drawn("{% tag text tone %}", text="A&E <late>", tone=tone)
    assert ours == " ".join(render("tag", {"text": "A&E <late>", "colour": TONES[tone]}).split()).replace(
        "> A", ">A"
    ).replace("; </", ";</")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("nothing_yet", "No cases recorded yet."),
        ("no_match", "No cases match these filters."),
        ("not_allowed", "Your role does not allow you to see these cases."),
        ("not_loaded", "The cases could not be loaded."),
    ],
)
def test_the_four_kinds_of_nothing_are_told_apart(kind, sentence):
    assert sentence in drawn('{% include "components/empty.html" with kind=k what="cases" %}', k=kind)


def test_title_says_there_is_an_error_only_when_there_is():
    class Form(forms.Form):
        on = DayField()

    assert drawn("{% error_prefix %}", form=Form()) == ""
    assert drawn("{% error_prefix %}", form=Form({})) == "Error: "
