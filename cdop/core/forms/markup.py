"""One bound field in NHS.UK markup: which component draws a widget, and with which parameters.

Widgets carry presentation in attributes that never reach the page as such: `data-prefix`, `data-suffix`
(unit), `data-width` (2, 3, 4, 5, 10, 20, 30), `data-inline`, `data-size` (of label or legend), and the
conditions of `cdop.core.forms.conditions`. `widget.choice_hints` maps a code to the
help under its choice.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.widgets import Input
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeData, SafeString

from cdop.core.components import render
from cdop.core.forms.conditions import WHEN_FIELD, WHEN_VALUES
from cdop.core.forms.days import DayWidget, typed_day
from cdop.core.forms.errors import sentences

Params = dict[str, Any]
PRESENTATION = (
    "data-prefix",
    "data-suffix",
    "data-width",
    "data-inline",
    "data-size",
    WHEN_FIELD,
    WHEN_VALUES,
)
# Left out: the server answers in sentences, where a browser would refuse, cut or count in its own words.
BROWSER_CHECKS = ("required", "maxlength", "minlength", "min", "max", "step", "autofocus", "placeholder")


def text_or_html(value: object) -> Params:
    """Plain text is escaped by the component; only what is already safe goes in as HTML."""
    string = str(value)
    return {"html": string} if isinstance(string, SafeData) else {"text": string}


def _group(bound: BoundField, attrs: Params) -> Params:
    """What every component shares: hint, error, and the condition on the group around it."""
    params: Params = {"formGroup": {"classes": "", "attributes": {}}}
    if bound.help_text:
        params["hint"] = text_or_html(bound.help_text)
    wrong = sentences(bound) if bound.form.is_bound else []
    if wrong:
        params["errorMessage"] = {
            "html": format_html_join(SafeString("<br>"), "{}", ((text,) for text in wrong))
        }
    if WHEN_FIELD in attrs:
        params["formGroup"] = {
            "classes": "cdop-when",
            "attributes": {
                WHEN_FIELD: bound.form.add_prefix(attrs[WHEN_FIELD]),
                WHEN_VALUES: attrs[WHEN_VALUES],
            },
        }
    return params


def _passed_on(attrs: Params) -> Params:
    dropped = (
        *PRESENTATION,
        *BROWSER_CHECKS,
        "id",
        "class",
        "cols",
        "rows",
        "aria-describedby",
        "aria-invalid",
    )
    return {key: value for key, value in attrs.items() if key not in dropped and value is not False}


def _single(bound: BoundField, attrs: Params) -> Params:
    """Parameters of a component with one label and one box."""
    return {
        **_group(bound, attrs),
        "label": {**text_or_html(bound.label), "size": attrs.get("data-size", "s")},
        "id": bound.auto_id,
        "name": bound.html_name,
        "disabled": bound.field.disabled,
        "attributes": _passed_on({**attrs, "disabled": False}),
    }


def _several(bound: BoundField, attrs: Params) -> Params:
    """Parameters of a component with a legend over several boxes."""
    legend = {**text_or_html(bound.label), "size": attrs.get("data-size", "s")}
    return {**_group(bound, attrs), "fieldset": {"legend": legend}}


def _value(bound: BoundField) -> object:
    """The value as Django would print it in the box."""
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else value


def _choices(bound: BoundField) -> list[Params]:
    """Choices in order; a group's name comes before its own as a divider."""
    widget = bound.field.widget
    hints = getattr(widget, "choice_hints", {})
    items: list[Params] = []
    for name, options, _ in widget.optgroups(bound.html_name, widget.format_value(bound.value())):
        if name:
            items.append({"divider": name})
        for option in options:
            value = str(option["value"])
            hint = hints.get(value)
            items.append(
                {
                    **text_or_html(option["label"]),
                    "value": value,
                    "checked": option["selected"],
                    "selected": option["selected"],
                    "disabled": bool(bound.field.disabled or option["attrs"].get("disabled")),
                    **({"hint": text_or_html(hint)} if hint else {}),
                }
            )
    return items


def _day(bound: BoundField, attrs: Params) -> SafeString:
    typed = typed_day(bound.value())
    wrong = bool(bound.errors) if bound.form.is_bound else False
    items = [
        {
            "id": f"{bound.auto_id}_{box}",
            "name": f"{bound.html_name}_{box}",
            "label": {"text": box.capitalize()},
            "value": getattr(typed, box),
            "width": 4 if box == "year" else 2,
            "disabled": bound.field.disabled,
            **({"error": True} if wrong and box in typed.faulty_boxes else {}),
        }
        for box in ("day", "month", "year")
    ]
    return render("date-input", {**_several(bound, attrs), "id": bound.auto_id, "items": items})


def _ticks(bound: BoundField, attrs: Params, component: str) -> SafeString:
    items = [item for item in _choices(bound) if component == "checkboxes" or item.get("value") != ""]
    params = {**_several(bound, attrs), "idPrefix": bound.auto_id, "name": bound.html_name, "items": items}
    if "data-inline" in attrs:
        params["inline"] = True
    return render(component, params)


def _one_tick(bound: BoundField, attrs: Params) -> SafeString:
    item = {
        **text_or_html(bound.label),
        "value": "on",
        "checked": bool(bound.value()) and bound.value() not in ("False", "false"),
        "disabled": bound.field.disabled,
    }
    params = {**_group(bound, attrs), "idPrefix": bound.auto_id, "name": bound.html_name, "items": [item]}
    return render("checkboxes", params)


def _select(bound: BoundField, attrs: Params) -> SafeString:
    if any("divider" in item for item in _choices(bound)):
        return _other(bound, attrs, "nhsuk-select")  # the component cannot name its groups
    params = _single(bound, attrs)
    if getattr(bound.field.widget, "allow_multiple_selected", False):
        params["attributes"]["multiple"] = {"value": True, "optional": True}
    return render("select", {**params, "items": _choices(bound)})


def _textarea(bound: BoundField, attrs: Params) -> SafeString:
    value = str(_value(bound))
    # HTML swallows a newline that opens a textarea, so one that was typed needs another before it.
    params = {**_single(bound, attrs), "value": "\n" + value if value[:1] in ("\r", "\n") else value}
    # Django's own default is the string "10", which is too tall for most answers.
    params["rows"] = 5 if attrs.get("rows", "10") == "10" else attrs["rows"]
    if attrs.get("maxlength"):
        return render("character-count", {**params, "maxlength": int(attrs["maxlength"])})
    return render("textarea", params)


def _file(bound: BoundField, attrs: Params) -> SafeString:
    params = _single(bound, attrs)
    params["multiple"] = bool(attrs.get("multiple"))
    params["attributes"].pop("multiple", None)
    return render("file-upload", params)


def _password(bound: BoundField, attrs: Params) -> SafeString:
    params = _single(bound, attrs)
    params["autocomplete"] = params["attributes"].pop("autocomplete", "current-password")
    return render("password-input", params)


def _box_kind(bound: BoundField) -> Params:
    """Numbers are text boxes with a number pad: a number box scrolls, and hides what it cannot read."""
    field = bound.field
    if isinstance(field, forms.DecimalField | forms.FloatField):
        return {"type": "text", "inputmode": "decimal", "width": 5}
    if isinstance(field.widget, forms.NumberInput):
        return {"type": "text", "inputmode": "numeric", "width": 5}
    if isinstance(field, forms.EmailField):
        return {"type": "email", "spellcheck": False}
    return {"type": field.widget.input_type}


def _box(bound: BoundField, attrs: Params) -> SafeString:
    params = {**_single(bound, attrs), **_box_kind(bound), "value": str(_value(bound))}
    params["attributes"].pop("type", None)
    for key in ("inputmode", "autocomplete", "spellcheck", "pattern"):
        if key in params["attributes"]:
            params[key] = params["attributes"].pop(key)
    for key in ("prefix", "suffix", "width"):
        if f"data-{key}" in attrs:
            params[key] = str(attrs[f"data-{key}"])
    return render("input", params)


def _other(bound: BoundField, attrs: Params, css: str = "nhsuk-input") -> SafeString:
    """A widget the pack does not know: its own HTML under an NHS label, hint and error."""
    shared = _group(bound, attrs)
    parts = [render("label", {**text_or_html(bound.label), "for": bound.id_for_label, "size": "s"})]
    if "hint" in shared:
        parts.append(render("hint", {**shared["hint"], "id": f"{bound.auto_id}-hint"}))
    if "errorMessage" in shared:
        parts.append(render("error-message", {**shared["errorMessage"], "id": f"{bound.auto_id}-error"}))
    # A label can name only one box; a widget of several has each of them named after the question.
    parts.append(bound.as_widget(attrs={"class": css, "aria-label": str(bound.label)}))
    wrong = " nhsuk-form-group--error" if "errorMessage" in shared else ""
    body = format_html_join("", "{}", ((part,) for part in parts))
    return format_html('<div class="nhsuk-form-group{}">{}</div>', wrong, body)


def field_html(bound: BoundField) -> SafeString:
    """A bound field as an NHS.UK component; hidden fields as they are."""
    widget = bound.field.widget
    if bound.is_hidden:
        return SafeString(str(bound))
    attrs = bound.build_widget_attrs(dict(widget.attrs))
    if isinstance(widget, DayWidget):
        return _day(bound, attrs)
    # Before RadioSelect: one is a subclass of the other.
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return _ticks(bound, attrs, "checkboxes")
    if isinstance(widget, forms.RadioSelect):
        return _ticks(bound, attrs, "radios")
    drawn_by = (
        (forms.CheckboxInput, _one_tick),
        (forms.FileInput, _file),
        (forms.Select, _select),
        (forms.Textarea, _textarea),
        (forms.PasswordInput, _password),
        (Input, _box),
    )
    for kind, draw in drawn_by:
        if isinstance(widget, kind):
            return draw(bound, attrs)
    return _other(bound, attrs)
