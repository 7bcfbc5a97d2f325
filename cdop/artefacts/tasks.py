"""The clock's door to the anchors of the audit chains."""

from __future__ import annotations

import logging
from pathlib import Path
from smtplib import SMTPException

from celery import shared_task
from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from cdop.artefacts.anchors import take_anchor

_log = logging.getLogger(__name__)


@shared_task(name="cdop.artefacts.tasks.anchor", ignore_result=True)
def anchor() -> None:
    """Once a day, however often it is asked. The file stays, also when the letter does not go."""
    place = take_anchor(timezone.localdate())
    if place is not None:
        post(place)


def post(place: Path) -> None:
    """Send the anchor to the address that was set up for it, if any. It holds hashes and nothing of a case."""
    if not settings.ANCHOR_TO:
        return
    try:
        send_mail(
            f"Audit anchor {place.stem}",
            place.read_text(encoding="utf-8"),
            settings.DEFAULT_FROM_EMAIL,
            [settings.ANCHOR_TO],
        )
    except (OSError, SMTPException) as trouble:
        _log.error("the anchor %s could not be sent: %s", place.name, type(trouble).__name__)
