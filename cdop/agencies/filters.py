"""The filters beside the list of requests. They narrow what they are given, and fetch nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import django_filters

from cdop.agencies.models import OPEN, Request, RequestQuerySet
from cdop.agencies.queries.chasing import SOON
from cdop.dataset.codelists.agencies import AgencyType, RequestStatus

AWAITED, ALL = "awaited", "all"


class RequestFilters(django_filters.FilterSet):
    """Each filter stands in the address; without one, the requests whose answer is awaited are shown."""

    text = django_filters.CharFilter(
        field_name="case__reference",
        lookup_expr="icontains",
        label="Reference of the case",
        max_length=40,
    )
    late = django_filters.ChoiceFilter(
        method="when_due",
        label="Answer wanted",
        empty_label="Any day",
        choices=[("overdue", "Overdue"), ("soon", "Within 7 days"), ("escalated", "Escalated")],
    )
    state = django_filters.ChoiceFilter(
        method="in_state",
        label="State",
        empty_label=None,
        choices=[(AWAITED, "Answer awaited"), (ALL, "All requests"), *RequestStatus.options()],
    )
    type = django_filters.ChoiceFilter(
        field_name="agency__type",
        label="Kind of agency",
        empty_label="Any kind",
        choices=AgencyType.options,
    )

    class Meta:
        model = Request
        fields: list[str] = []

    def __init__(self, data: Mapping[str, Any], requests: RequestQuerySet, *, on: date) -> None:
        shown = {"state": AWAITED} | {name: data[name] for name in data if data[name]}
        super().__init__(shown, requests)
        self.on = on

    def in_state(self, requests: RequestQuerySet, name: str, value: str) -> RequestQuerySet:
        if value == AWAITED:
            return requests.open()
        return requests if value == ALL else requests.filter(state=value)

    def when_due(self, requests: RequestQuerySet, name: str, value: str) -> RequestQuerySet:
        if value == "overdue":
            return requests.overdue(on=self.on)
        if value == "escalated":
            return requests.filter(escalated_on__isnull=False, state__in=OPEN)
        return requests.open().filter(due_on__gte=self.on, due_on__lt=self.on + SOON)
