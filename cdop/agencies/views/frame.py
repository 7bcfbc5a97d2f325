"""What the pages about agencies share: which case, what was typed, the way back."""

from __future__ import annotations

from typing import Any

from django import forms

from cdop.access.guards import PanelRequest
from cdop.cases.models import Case
from cdop.cases.queries import find_case, open_case
from cdop.core.refusals import Refused

READ_AND_WRITE = ["GET", "HEAD", "POST"]


def case_for(request: PanelRequest, reference: str) -> Case:
    """The case of the address, or 404. To look at it is recorded; to write records itself."""
    find = find_case if request.method == "POST" else open_case
    return find(reference, by=request.actor)


def typed(request: PanelRequest) -> Any:
    """What was sent, or None on a page only looked at."""
    return request.POST if request.method == "POST" else None


def refuse(form: forms.Form, refused: Refused) -> None:
    """The sentence stands on the form, beside what was typed."""
    form.add_error(None, refused.sentence)
