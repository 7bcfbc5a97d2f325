"""Doors for people without an account: a link in a letter, and the short visit behind it.

Of a link, a visit and a code only digests are stored; when each ends is told by the database's clock.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now

from cdop.access.models import Panel, PanelOwned
from cdop.agencies.models.directory import Contact
from cdop.agencies.models.requests import Request


class LinkPlace(models.Model):
    """Which panel a link leads to: all that may be known before its scope is entered, so outside the wall."""

    digest = models.BinaryField(unique=True)
    leads_to = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Place of a link {self.pk}"


class Link(PanelOwned):
    """One link to one request, for one mailbox. It opens once; afterwards a code is needed each time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="links")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    digest = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=80)
    good_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.CharField(max_length=80, blank=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "digest"], name="agencies_link_digest"),
            models.UniqueConstraint(fields=["id", "panel"], name="agencies_link_in_panel"),
            models.UniqueConstraint(
                fields=["panel", "request"],
                name="agencies_link_one_alive",
                condition=models.Q(revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Link {self.pk}"


class Visit(PanelOwned):
    """One browser behind a link. It reads nothing until the code sent to the mailbox was entered in it."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="visits")
    digest = models.BinaryField()
    code_digest = models.BinaryField()
    code_until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    is_proven = models.BooleanField(default=False)
    good_until = models.DateTimeField()
    ends_by = models.DateTimeField()
    begun_at = models.DateTimeField(db_default=Now())
    begun_by = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "digest"], name="agencies_visit_digest")]
        indexes = [models.Index(fields=["panel", "link", "begun_at"], name="agencies_visit_link")]

    def __str__(self) -> str:
        return f"Visit {self.pk}"
