"""The filters beside the list of letters."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet

from cdop.letters.kinds import KINDS
from cdop.letters.models import Letter, LetterState
from cdop.letters.queries import TROUBLED

IN_TROUBLE = "troubled"


class LetterFilters(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        method="in_state",
        label="State",
        empty_label="Any state",
        choices=[(IN_TROUBLE, "Failed or in doubt"), *LetterState.options()],
    )
    kind = django_filters.ChoiceFilter(
        label="Kind of letter",
        empty_label="Any kind",
        choices=[(kind.code, kind.title) for kind in KINDS.values() if kind.code.startswith("agency_")],
    )

    class Meta:
        model = Letter
        fields: list[str] = []

    def in_state(self, letters: QuerySet[Letter], name: str, value: str) -> QuerySet[Letter]:
        return letters.filter(state__in=TROUBLED) if value == IN_TROUBLE else letters.filter(state=value)
