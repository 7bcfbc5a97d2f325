"""What the pages below the dates of a case share: the case, and the way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cdop.access.guards import PanelRequest
from cdop.cases.models import Case

READ_AND_WRITE = ["GET", "HEAD", "POST"]


def dates_page(case: Case) -> str:
    return reverse("timing:dates", args=[case.reference])


def back_to_dates(case: Case) -> HttpResponse:
    return redirect(dates_page(case))


def frame(case: Case, title: str) -> dict[str, Any]:
    """Case, heading and the address to go back to."""
    return {"case": case, "title": title, "caption": f"Case {case.reference}", "cancel": dates_page(case)}


def typed(request: PanelRequest) -> Any:
    """What was sent, or None on a page only looked at."""
    return request.POST if request.method == "POST" else None
