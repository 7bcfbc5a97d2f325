"""The filters of the dashboard, kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from cdop.figures.forms.period import PeriodForm


class DashboardForm(PeriodForm):
    """Basis and year of the panel's own figures, area of the published ones."""

    area = forms.ChoiceField(label="Area of published figures")

    def __init__(
        self, years: Sequence[str], areas: Sequence[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(years, *args, **kwargs)
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(areas)
        if not areas:
            del self.fields["area"]
