"""Pages that belong to no part of the trade: faults, the expired form, whether the process is up and ready."""

from __future__ import annotations

import logging
import sys

from django.db import InterfaceError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.http import require_safe

from cdop.core.readiness import parts

WAIT_SECONDS = 10
_log = logging.getLogger(__name__)


def server_error(request: HttpRequest) -> HttpResponse:
    """The last answer to any fault, wherever it arose: 503 where the database is away or overtaxed, else 500.

    Both pages are drawn without asking anything of the database. Nothing of the request was kept: a page is one
    transaction.
    """
    if not _is_away(sys.exc_info()[1]):
        return HttpResponse(loader.get_template("500.html").render(), status=500)
    _log.error("the database did not answer in time; the page said so")
    answer = HttpResponse(loader.get_template("503.html").render(), status=503)
    answer.headers["Retry-After"] = str(WAIT_SECONDS)
    return answer


def _is_away(problem: BaseException | None) -> bool:
    """Out of reach, full, restarting, or slower than a page may wait: all of it passes."""
    while problem is not None:
        if isinstance(problem, OperationalError | InterfaceError):
            return True
        problem = problem.__cause__ or problem.__context__
    return False


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
