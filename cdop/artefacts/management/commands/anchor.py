"""manage.py anchor: files the signed heads of all audit chains now, as the clock does every night."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from cdop.artefacts.anchors import take_anchor
from cdop.artefacts.tasks import post
from cdop.core.commands import OperatorCommand


class Command(OperatorCommand):
    help = "Files the newest link of every audit chain, signed. One file a day; copy them to another place."

    def run(self, **options: Any) -> dict[str, Any]:
        place = take_anchor(timezone.localdate())
        if place is not None:
            post(place)
        return {"is_new": place is not None, "file": str(place) if place else None}

    def say(self, result: Mapping[str, Any]) -> str:
        return f"Written: {result['file']}" if result["is_new"] else "Today's anchor was taken before."
