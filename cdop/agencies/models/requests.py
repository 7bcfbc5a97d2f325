"""What an agency is asked about one death, and every step of it. Whether it is late is derived, never stored."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cdop.access.models import PanelOwned
from cdop.agencies.models.directory import Agency, Contact
from cdop.cases.models import Case
from cdop.dataset.codelists.agencies import RequestStatus
from cdop.dataset.codes import CodeList

OPEN = (RequestStatus.SENT.code, RequestStatus.VIEWED.code, RequestStatus.PART_COMPLETE.code)
"""States in which an answer is awaited."""


class What(CodeList, name="step of a request to an agency", source="design"):
    DRAFTED = "drafted", "Drafted"
    SENT = "sent", "Sent"
    SENT_AGAIN = "sent_again", "Sent again"
    REMINDED = "reminded", "Reminded"
    ESCALATED = "escalated", "Escalated"
    OPENED = "opened", "Link opened"
    DELEGATED = "delegated", "Passed to a colleague"
    PARTLY = "partly_answered", "Partly answered"
    RETURNED = "returned", "Answered"
    NIL = "nil_return", "Answered: holds nothing"
    WAIVED = "waived", "Waived"
    REFUSED = "refused", "Refused"
    REOPENED = "reopened", "Reopened"
    CHANGED = "changed", "Changed"


class RequestQuerySet(models.QuerySet["Request"]):
    def open(self) -> Self:
        """Those whose answer is awaited."""
        return self.filter(state__in=OPEN)

    def overdue(self, *, on: date) -> Self:
        """Those whose answer was wanted before the day `on`."""
        return self.open().filter(due_on__lt=on)


class Request(PanelOwned):
    """One agency asked about one death. `round` begins anew when an answer is reopened; `rung` is the last
    day of the ladder of reminders that was seen to in this round."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="requests")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="requests")
    sections = ArrayField(models.CharField(max_length=40), default=list)
    supplementary = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    state = models.CharField(max_length=20, choices=RequestStatus.options, default=RequestStatus.DRAFT.code)
    note = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    waived_reason = models.TextField(blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    rung = models.PositiveSmallIntegerField(default=0)
    escalated_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=80)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=80, blank=True)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.CharField(max_length=80, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "case", "agency"], name="agencies_request_one"),
            models.UniqueConstraint(fields=["id", "panel"], name="agencies_request_in_panel"),
            models.CheckConstraint(
                name="agencies_request_sent_by_someone",
                condition=models.Q(state=RequestStatus.DRAFT.code)
                | models.Q(state=RequestStatus.WAIVED.code)
                | (models.Q(sent_at__isnull=False, due_on__isnull=False) & ~models.Q(sent_by="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["panel", "due_on"], name="agencies_request_open", condition=models.Q(state__in=OPEN)
            ),
            models.Index(fields=["panel", "case"], name="agencies_request_case"),
        ]

    def __str__(self) -> str:
        return f"Request {self.pk}"


class RequestStep(PanelOwned):
    """One thing that happened to a request: what, when, by whom, in which words. Added, never changed."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20, choices=What.options)
    rung = models.PositiveSmallIntegerField(null=True)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=80)
    recorded_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["panel", "request", "id"], name="agencies_requeststep_request")]

    def __str__(self) -> str:
        return f"{self.what} {self.request_id}"
