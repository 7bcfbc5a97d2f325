"""The agencies a panel writes to, and the people there. A person's name and address are sealed."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned
from cdop.dataset.codelists.agencies import AgencyType


class Agency(PanelOwned):
    """One practice, trust, school or force in the panel's directory. Retired, never deleted."""

    name = models.CharField(max_length=160)
    type = models.CharField(max_length=40, choices=AgencyType.options)
    note = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "name"], name="agencies_agency_name"),
            models.UniqueConstraint(fields=["id", "panel"], name="agencies_agency_in_panel"),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(PanelOwned):
    """A person or a mailbox at an agency. Each sealed value is bound to the row's own number.

    `email_mark` finds the same mailbox again unread. A lead is told when an answer stays away.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="contacts")
    name = models.BinaryField(null=True)
    role = models.BinaryField(null=True)
    email = models.BinaryField()
    phone = models.BinaryField(null=True)
    email_mark = models.BinaryField()
    is_lead = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "agency", "email_mark"], name="agencies_contact_mailbox"
            ),
            models.UniqueConstraint(fields=["id", "panel"], name="agencies_contact_in_panel"),
        ]

    def __str__(self) -> str:
        return f"Contact {self.pk}"
