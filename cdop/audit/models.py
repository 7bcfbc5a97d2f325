"""Audit events and their seals. No foreign keys: the record never interferes with what it records."""

from __future__ import annotations

from django.db import models

HOUSE_CHAIN = 0
"""The chain of acts that belong to no panel: sign-in, set-up, reference data."""


class Event(models.Model):
    """One act: who did what to what, when. Holds names of fields and counts, never their values."""

    chain = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=200)
    act = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60, blank=True)
    object_ref = models.CharField(max_length=80, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "audit_event"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["chain", "object_type", "object_ref", "-id"], name="audit_event_object"),
            models.Index(fields=["chain", "-id"], name="audit_event_chain"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.object_ref}".strip()


class Seal(models.Model):
    """The link of one event in its panel's hash chain, added by the database at COMMIT."""

    chain = models.BigIntegerField()
    seq = models.BigIntegerField()
    event_id = models.BigIntegerField(unique=True)
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "audit_seal"
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_seal_one_link")]

    def __str__(self) -> str:
        return f"{self.chain}:{self.seq}"


class Head(models.Model):
    """The newest link of each chain."""

    chain = models.BigIntegerField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        db_table = "audit_head"

    def __str__(self) -> str:
        return f"{self.chain}:{self.seq}"


class Past(models.Model):
    """A row as it stood before it was changed, whoever changed it and how. Sealed values stay sealed."""

    chain = models.BigIntegerField()
    table = models.CharField(max_length=63)
    row = models.CharField(max_length=40)
    kept_at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        db_table = "audit_past"
        indexes = [models.Index(fields=["chain", "table", "row", "-id"], name="audit_past_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
