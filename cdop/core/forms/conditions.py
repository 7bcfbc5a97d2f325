"""A question asked only when another has a given answer.

Without JavaScript every question shows; with it, `static/js/conditions.js` shows those that apply. Whether an
answer counts is for the server to say.
"""

from __future__ import annotations

from django.forms import Field

WHEN_FIELD = "data-when-field"
WHEN_VALUES = "data-when-values"


def ask_when(field: Field, parent: str, *values: str) -> None:
    """Show `field` when the form's field `parent` has one of `values` (codes, without spaces)."""
    if not values or any(" " in value for value in values):
        raise ValueError("A condition needs at least one value, and values are codes without spaces.")
    field.widget.attrs[WHEN_FIELD] = parent
    field.widget.attrs[WHEN_VALUES] = " ".join(values)
