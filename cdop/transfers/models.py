"""A transfer as one of its two panels holds it, and the child's identity on its way until it is answered.

Each panel has a row of its own; both carry the same `number`. Neither panel ever reads the other's.
"""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models

from cdop.access.models import Panel, PanelOwned
from cdop.cases.models import Case
from cdop.dataset.codelists.transfers import TransferDirection, TransferReason, TransferStatus

SETTLED = (TransferStatus.ACCEPTED, TransferStatus.SENT, TransferStatus.RECEIVED)
"""Statuses of a transfer that took place."""


class TransferQuerySet(models.QuerySet["Transfer"]):
    def outgoing(self) -> Self:
        return self.filter(direction=TransferDirection.OUT)

    def incoming(self) -> Self:
        return self.filter(direction=TransferDirection.IN)

    def waiting(self) -> Self:
        return self.filter(status=TransferStatus.OFFERED)

    def settled(self) -> Self:
        return self.filter(status__in=SETTLED)

    def offered_to(self) -> Transfer | None:
        """The offer of a case that waits for its answer, asked by the case file (`case.transfers`)."""
        return self.outgoing().waiting().first()


class Transfer(PanelOwned):
    """What one panel knows of a transfer. `other_panel` is null for a panel outside this installation.

    `counts_here`: once it took place, the death is counted by this panel. The words are sealed to the row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.UUIDField(default=uuid.uuid4, editable=False)
    direction = models.CharField(max_length=3, choices=TransferDirection.options)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="transfers")
    other_panel = models.ForeignKey(Panel, null=True, on_delete=models.PROTECT, related_name="+")
    other_name = models.CharField(max_length=160)
    other_reference = models.CharField(max_length=40, blank=True)

    reason = models.CharField(max_length=20, choices=TransferReason.options)
    note = models.BinaryField(null=True)
    agreed_by = models.CharField(max_length=200)
    agreed_on = models.DateField()
    forms = models.JSONField(default=list)
    form_versions = models.JSONField(default=dict)
    asks_learning = models.BooleanField(default=False)
    counts_here = models.BooleanField()

    # What the receiving panel is told before it decides: facts, no identity.
    age_value = models.PositiveSmallIntegerField(null=True)
    age_unit = models.CharField(max_length=6, blank=True)
    area = models.CharField(max_length=9, blank=True)
    died_on = models.DateField(null=True)

    status = models.CharField(max_length=20, choices=TransferStatus.options, default=TransferStatus.OFFERED)
    records_sent_on = models.DateField(null=True)
    job = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    decision_note = models.BinaryField(null=True)

    reviewed_on = models.DateField(null=True)
    learning = models.BinaryField(null=True)
    learning_received_on = models.DateField(null=True)

    version = models.PositiveIntegerField(default=1)
    offered_at = models.DateTimeField(auto_now_add=True)
    offered_by = models.CharField(max_length=80)
    offered_by_name = models.CharField(max_length=200)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)
    saved_by_name = models.CharField(max_length=200)

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "panel"], name="transfers_transfer_in_panel"),
            models.UniqueConstraint(fields=["panel", "number", "direction"], name="transfers_transfer_once"),
            models.UniqueConstraint(
                fields=["panel", "case"],
                name="transfers_transfer_one_offer",
                condition=models.Q(status="offered", direction="out"),
            ),
            models.UniqueConstraint(
                fields=["panel", "case"],
                name="transfers_transfer_one_origin",
                condition=models.Q(direction="in"),
            ),
            models.CheckConstraint(
                name="transfers_transfer_goes_elsewhere",
                condition=models.Q(other_panel=None) | ~models.Q(other_panel=models.F("panel")),
            ),
        ]
        indexes = [
            models.Index(fields=["panel", "case"], name="transfers_transfer_case"),
            models.Index(fields=["panel", "status", "direction"], name="transfers_transfer_waiting"),
        ]

    def __str__(self) -> str:
        return f"transfer {self.direction} {self.other_name}"

    @property
    def is_waiting(self) -> bool:
        return self.status == TransferStatus.OFFERED.code

    @property
    def is_outside(self) -> bool:
        return self.other_panel_id is None


class Parcel(PanelOwned):
    """Who the child is, sealed for the receiving panel. Thrown away when the offer is answered or withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="parcels")
    child = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "transfer"], name="transfers_parcel_once")]

    def __str__(self) -> str:
        return f"parcel of {self.transfer_id}"
