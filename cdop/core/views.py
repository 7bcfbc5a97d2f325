"""Pages that belong to no part of the trade: the expired form, and whether the process is up and ready."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.core.readiness import parts


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form sent without its token; the reason is for the log, not for the person."""
    return render(request, "csrf.html", status=403)


@transaction.non_atomic_requests
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is up. Asks nothing of anything else."""
    return HttpResponse("ok", content_type="text/plain")


@transaction.non_atomic_requests
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when every part answers, 503 when one does not; which one is in the body."""
    found = parts()
    return JsonResponse(
        {"ready": all(found.values()), "parts": found}, status=200 if all(found.values()) else 503
    )
