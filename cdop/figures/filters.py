"""The filters of the ledger: state, kind, basis. Codes, safe in an address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from cdop.figures.cohort import Basis
from cdop.figures.states import OUT, State


class LedgerFilters(forms.Form):
    """What is not on offer filters nothing. `sees_all` is off for those who see only what left."""

    state = forms.ChoiceField(label="State", required=False)
    kind = forms.ChoiceField(label="Kind", required=False)
    basis = forms.ChoiceField(
        label="Counted by",
        required=False,
        choices=[("", "Any"), *((each.code, each.label[:1].upper() + each.label[1:]) for each in Basis)],
    )

    def __init__(self, kinds: Sequence[tuple[str, str]], *args: Any, sees_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = list(State) if sees_all else list(OUT)
        self._offer("state", [("", "Any"), *((each.code, each.label) for each in states)])
        self._offer("kind", [("", "Any"), *kinds])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def chosen(self) -> dict[str, str]:
        """What was chosen and is on offer."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}
