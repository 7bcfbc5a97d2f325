"""Telling a panel of a death from outside: begun, kept page by page, sent once, and forgotten here."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from cdop.access.actors import AnyActor
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases import actions as cases
from cdop.cases.forms import AreaOptions
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.dataset.conditions import is_blank
from cdop.notifications.forms import Typed
from cdop.notifications.models import Channel, Draft, Notification
from cdop.notifications.pages import CONTACTS
from cdop.notifications.queries import sent_with
from cdop.notifications.sealing import digest, seal, unseal
from cdop.notifications.telling import Telling, answers_of, check_all, is_whole

LIFE = timedelta(hours=2)
EXPIRED = (
    "What you had typed was removed, because nothing was saved for two hours or because your browser refuses "
    "cookies. Begin again."
)


@transaction.atomic
def begin(*, by: AnyActor) -> str:
    """Begin a notification; gives the token for the cookie. What nobody finished in time is forgotten."""
    forget_expired(by=by)
    token = secrets.token_urlsafe(32)
    draft = Draft(panel_id=by.panel_id, token_digest=digest(token), expires_at=Now() + LIFE)
    draft.sealed = seal(draft, Telling(), open_vault(draft.panel_id))
    draft.save()
    return token


@transaction.atomic
def keep_page(*, token: str, slug: str, typed: Typed, answered: Collection[str], by: AnyActor) -> None:
    """Keep what was typed on a page; the two hours begin anew. Raises Refused when it has expired or is sent."""
    draft = _locked(token, by)
    if draft is None:
        raise Refused(EXPIRED)
    vault = open_vault(draft.panel_id)
    telling = unseal(draft, vault)
    telling.keep(slug, typed, answered)
    draft.sealed = seal(draft, telling, vault)
    draft.expires_at = Now() + LIFE
    draft.save()


@transaction.atomic
def discard_draft(*, token: str, by: AnyActor) -> None:
    """Remove what was typed under this cookie, if there is anything."""
    Draft.objects.filter(panel_id=by.panel_id, token_digest=digest(token)).delete()


@transaction.atomic
def send(*, token: str, areas: AreaOptions, by: AnyActor) -> Notification:
    """Make the case, once: sent again, or twice at a time, the same token gives the notification of the first.

    Raises Refused when the draft has expired, or something that no notification can do without is missing.
    """
    draft = _locked(token, by)
    if draft is None:
        before = sent_with(token, by=by)
        if before is None:
            raise Refused(EXPIRED)
        return before
    telling = unseal(draft, open_vault(draft.panel_id))
    checked = check_all(telling, areas=areas)
    if not is_whole(checked):
        raise Refused("Something is still missing or to be checked. See the list on this page.")
    case = cases.receive(notified_at=timezone.now(), answers=answers_of(checked), by=by)
    _add_others(case, telling, by)
    sent = Notification.objects.create(
        panel_id=by.panel_id,
        case=case,
        channel=Channel.PUBLIC.code,
        token_digest=digest(token),
        sent_by=by.audit_id,
    )
    draft.delete()
    record("notification.sent", by=by, of="case", ref=case.reference, channel=Channel.PUBLIC.code)
    return sent


@transaction.atomic
def forget_expired(*, by: AnyActor) -> int:
    """Remove what nobody finished in time; gives how many there were."""
    found, _ = Draft.objects.filter(panel_id=by.panel_id, expires_at__lte=Now()).delete()
    if found:
        record("notification.drafts_forgotten", by=by, count=found)
    return found


def _add_others(case: Case, telling: Telling, by: AnyActor) -> None:
    for form in telling.others():
        if not form.is_valid():
            raise Refused("Look again at the others who knew or cared for the child: one entry is not right.")
        given = {name: value for name, value in form.cleaned_data.items() if not is_blank(value)}
        if given:
            cases.add_row(case=case, slug=CONTACTS, values=given, by=by)


def _locked(token: str, by: AnyActor) -> Draft | None:
    drafts = Draft.objects.select_for_update().filter(
        panel_id=by.panel_id, token_digest=digest(token), expires_at__gt=Now()
    )
    return drafts.first()
