"""A form that is sent twice is done once.

Each page with a form carries a one-time token (`new_token`). The action that the form asks for calls, inside its
transaction and before it writes,

    before = once(token=token, act="case.received", by=by)
    if before is not None: ...                      # sent already: `before` is what came of it, a reference
    ...
    came_to(token=token, result=case.reference, by=by)

Two requests with the same token at the same moment: the second waits for the first to end, and finds its result;
if the first failed, the second goes ahead. Without a token (a command, an import) nothing is asked.
"""

from __future__ import annotations

import uuid

from django.db import connection

from cdop.access.actors import AnyActor
from cdop.cases.models import Submission
from cdop.core.refusals import Refused

_CLAIM = """
INSERT INTO cases_submission (panel_id, token, act, result, recorded_at, recorded_by)
VALUES (%s, %s, %s, '', now(), %s) ON CONFLICT (panel_id, token) DO NOTHING
"""


def new_token() -> str:
    """A token for one form on one page."""
    return str(uuid.uuid4())


def once(*, token: str, act: str, by: AnyActor) -> str | None:
    """None the first time this token is sent, or without one; after that what the first time came to.

    Raises Refused for a token that is none, or that was given to another person or another form.
    """
    if not token:
        return None
    number = _number(token)
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [by.panel_id, number, act, by.audit_id])
        if cursor.rowcount == 1:
            return None
    held = Submission.objects.get(panel_id=by.panel_id, token=number)
    if (held.act, held.recorded_by) != (act, by.audit_id):
        raise Refused("This page was already used. Open it again, and send it once more.")
    return held.result


def came_to(*, token: str, result: str, by: AnyActor) -> None:
    """What the act came to, for whoever sends the same form again."""
    if token:
        Submission.objects.filter(panel_id=by.panel_id, token=_number(token)).update(result=result)


def _number(token: str) -> uuid.UUID:
    try:
        return uuid.UUID(token)
    except ValueError:
        raise Refused("This page was changed on its way. Open it again, and send it once more.") from None
