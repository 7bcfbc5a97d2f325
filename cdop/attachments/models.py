"""Papers of a case. What one is stands on the row, sealed where it may name people; its bytes stand apart."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.access.models import PanelOwned
from cdop.attachments.kinds import HANDED_OUT, PaperKind, ScanState
from cdop.cases.models import Case


class Attachment(PanelOwned):
    """One paper. Withdrawn, never deleted. `mark` tells the same bytes again, without showing them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=PaperKind.options)
    suffix = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    mark = models.BinaryField()
    sealed_title = models.BinaryField()
    is_identifiable = models.BooleanField(default=True)
    scan = models.CharField(max_length=20, choices=ScanState.options)
    scanned_at = models.DateTimeField(null=True)
    scanned_by = models.CharField(max_length=80, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.CharField(max_length=80)
    added_by_name = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-added_at"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "case", "mark"], name="attachments_attachment_once"),
            models.UniqueConstraint(fields=["id", "panel"], name="attachments_attachment_in_panel"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of case {self.case_id}"

    @property
    def is_handed_out(self) -> bool:
        """Whether it may leave the house as it stands."""
        return self.withdrawn_at is None and ScanState(self.scan) in HANDED_OUT


class AttachmentContent(PanelOwned):
    """The bytes of a paper, sealed for it alone. Apart, so that a list never reads them."""

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "attachment"], name="attachments_content_once")
        ]

    def __str__(self) -> str:
        return f"content of {self.attachment_id}"
