"""Any Django form in NHS.UK markup: the right component for each widget, errors that lead to their box."""

from datetime import date

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.forms import formset_factory
from django.template import Context, Template

from cdop.core.forms import DayField, ask_when
from cdop.core.forms.errors import complaints
from cdop.core.forms.markup import field_html

YES_NO = [("yes", "Yes"), ("no", "No")]


class Everything(forms.Form):
    name = forms.CharField(max_length=5, help_text="As <b>written</b>")
    weeks = forms.IntegerField(widget=forms.NumberInput(attrs={"data-suffix": "weeks"}))
    email = forms.EmailField()
    story = forms.CharField(widget=forms.Textarea, max_length=50)
    place = forms.ChoiceField(choices=[("", "Choose"), ("home", "Home")])
    examined = forms.ChoiceField(choices=[("", "---"), *YES_NO], widget=forms.RadioSelect)
    agencies = forms.MultipleChoiceField(choices=YES_NO, widget=forms.CheckboxSelectMultiple)
    told = forms.BooleanField(label="The family knows")
    paper = forms.FileField()
    secret = forms.CharField(widget=forms.PasswordInput)
    born_on = DayField(label="Date of birth", initial=date(2026, 3, 27))
    token = forms.CharField(widget=forms.HiddenInput, initial="t")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("name", 'class="nhsuk-input"'),
        ("weeks", 'nhsuk-input-wrapper__suffix" aria-hidden="true">weeks<'),
        ("email", 'type="email"'),
        ("story", 'data-module="nhsuk-character-count" data-maxlength="50"'),
        ("place", 'class="nhsuk-select"'),
        ("examined", 'class="nhsuk-radios__input"'),
        ("agencies", 'class="nhsuk-checkboxes__input"'),
        ("told", 'class="nhsuk-checkboxes__input"'),
        ("paper", 'type="file"'),
        ("secret", 'data-module="nhsuk-password-input"'),
        ("born_on", 'name="born_on_month" type="text" value="3"'),
        ("token", '<input type="hidden" name="token" value="t"'),
    ],
)
def test_widget_becomes_its_component(name, wanted):
    html = field_html(Everything()[name])
    assert wanted in html
    assert " required" not in html
    assert ' maxlength="' not in html


def test_text_from_outside_is_escaped():
    form = Everything({"name": '"><script>x</script>'})
    html = field_html(form["name"])
    assert "<script>" not in html
    assert "As &lt;b&gt;written&lt;/b&gt;" in html


@pytest.mark.parametrize("typed", ["one\ntwo", "  three", "</textarea>"])
def test_long_text_is_not_reshaped(typed):
    html = field_html(Everything({"story": typed})["story"])
    between = html.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>")[0]
    assert between == typed.replace("<", "&lt;").replace(">", "&gt;")


def test_radios_offer_no_empty_choice():
    assert 'value=""' not in field_html(Everything()["examined"])


def test_choices_sent_stay_chosen():
    form = Everything({"examined": "no", "agencies": ["yes"], "told": "on"})
    assert 'value="no" checked' in field_html(form["examined"])
    assert field_html(form["agencies"]).count(" checked") == 1
    assert " checked" in field_html(form["told"])


def test_every_complaint_leads_to_a_box_that_is_there():
    form = Everything({"born_on_day": "1", "born_on_month": "13", "born_on_year": "2026", "token": "t"})
    html = "".join(field_html(bound) for bound in form)
    found = complaints([form])
    assert len(found) == 11
    assert all(f'id="{one.href[1:]}"' in html for one in found)
    assert "#id_born_on_month" in [one.href for one in found]


def test_complaint_names_its_question():
    form = Everything({"weeks": "x", "token": "t"})
    assert "Weeks: Enter a whole number." in [one.text for one in complaints([form])]


def test_formset_complaints_lead_into_the_rows():
    formset = formset_factory(Everything)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-weeks": "x"}
    )
    assert "#id_form-0-weeks" in [one.href for one in complaints([formset])]


def test_a_question_may_wait_for_another():
    class Examined(forms.Form):
        made = forms.ChoiceField(choices=YES_NO)
        where = forms.CharField()

    form = Examined(prefix="a")
    ask_when(form.fields["where"], "made", "yes")
    html = field_html(form["where"])
    assert 'data-when-field="a-made" data-when-values="yes"' in html.split("<label")[0]
    assert "data-when" not in html.split("<label")[1]


def test_crispy_form_says_its_errors_first_and_once():
    html = render_crispy_form(Everything({"weeks": "x"}))
    assert html.count("nhsuk-error-summary__heading") == 1
    assert html.index("nhsuk-error-summary") < html.index("nhsuk-form-group")


def test_page_and_crispy_form_do_not_both_say_the_errors():
    page = Template("{% load cdop_tags crispy_forms_tags %}{% error_summary %}{% crispy form %}")
    html = page.render(Context({"form": Everything({"weeks": "x"})}))
    assert html.count("nhsuk-error-summary__heading") == 1
