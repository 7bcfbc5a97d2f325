"""The first page: where each role begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cdop.access.guards import needs
from cdop.access.permissions import Permission as P

_STARTS = (
    (P.CASE_VIEW, "worklist:today"),
    (P.FIGURES_VIEW, "figures:themes"),
    (P.MEMBERS_MANAGE, "access:members"),
)


@needs(None)
def home(request: HttpRequest) -> HttpResponse:
    """Send the person to the first page their roles open."""
    actor = request.actor  # type: ignore[attr-defined]
    return redirect(next((name for right, name in _STARTS if actor.may(right)), "mfa_index"))
