"""Reading filters a person keeps."""

from __future__ import annotations

from django.http import Http404

from cdop.access.actors import Actor, check
from cdop.access.permissions import Permission
from cdop.worklist.models import SavedFilter


def find_filter(number: str, *, by: Actor) -> SavedFilter:
    """A filter of one's own, or 404."""
    check(by, Permission.CASE_VIEW)
    own = SavedFilter.objects.filter(panel_id=by.panel_id, user_id=by.user_id)
    is_number = number.isascii() and number.isdigit() and len(number) < 12
    found = own.filter(pk=int(number)).first() if is_number else None
    if found is None:
        raise Http404("You keep no such filter.")
    return found
