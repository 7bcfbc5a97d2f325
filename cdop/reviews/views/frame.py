"""What every page below the review shares: which case, and the way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cdop.access.guards import PanelRequest
from cdop.cases.models import Case
from cdop.cases.queries import find_case, open_case

READ_AND_WRITE = ["GET", "HEAD", "POST"]


def case_for(request: PanelRequest, reference: str) -> Case:
    """The case of the address, or 404. To look at it is recorded; to write records itself."""
    find = find_case if request.method == "POST" else open_case
    return find(reference, by=request.actor)


def review_page(case: Case) -> str:
    return reverse("reviews:review", args=[case.reference])


def back_to_review(case: Case) -> HttpResponse:
    return redirect(review_page(case))


def frame(case: Case, title: str) -> dict[str, Any]:
    """Case, heading and the address to go back to, for a page below the review."""
    return {
        "case": case,
        "title": title,
        "caption": f"Review of {case.reference}",
        "cancel": review_page(case),
    }


def typed(request: PanelRequest) -> Any:
    """What was sent, or None on a page only looked at."""
    return request.POST if request.method == "POST" else None
