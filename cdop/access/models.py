"""Panels, people and what they are there. A panel's own rows hang on PanelOwned."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now

from cdop.access.roles import role_options


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """A named person who signs in with an e-mail address. Rights come from memberships alone."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()  # type: ignore[misc,assignment]

    def __str__(self) -> str:
        return self.name or self.email


class Panel(models.Model):
    """A child death overview panel. Its code and name are no secret, so it stands outside the wall."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=160)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PanelArea(models.Model):
    """A local authority whose resident children the panel reviews, by its ONS code."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="areas")
    gss_code = models.CharField(max_length=9)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "gss_code"], name="access_panelarea_once")]

    def __str__(self) -> str:
        return self.gss_code


class PanelOwned(models.Model):
    """A row that belongs to one panel: behind row-level security, unique keys begin with the panel."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Membership(PanelOwned):
    """One role of one person on one panel. Ended, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=role_options)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "user", "role"], name="access_membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"


class PanelKey(PanelOwned):
    """The panel's data key, wrapped by the key that never enters the database."""

    wrapped = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel"], name="access_panelkey_once")]

    def __str__(self) -> str:
        return f"key of panel {self.panel_id}"


class Attempt(models.Model):
    """How far somebody has used up what they may try: outside the wall, and only a keyed mark says who."""

    bucket = models.CharField(max_length=40)
    mark = models.BinaryField()
    spent_until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bucket", "mark"], name="access_attempt_once")]
        indexes = [models.Index(fields=["spent_until"], name="access_attempt_spent")]

    def __str__(self) -> str:
        return self.bucket


class HeldPost(PanelOwned):
    """What somebody sent after their session had ended: sealed, theirs alone, and for an hour only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=300)
    sealed = models.BinaryField()
    held_at = models.DateTimeField(db_default=Now())
    held_by = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["panel", "held_at"], name="access_heldpost_held")]

    def __str__(self) -> str:
        return f"held for {self.user_id}"
