"""Links to a request: made, replaced, opened once; and the visit behind them, proven by a code.

Every limit of time is compared with the clock of the database. A link is opened by one UPDATE on its own
table: whoever comes second waits for the row, sees it used, and changes nothing.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies import tokens
from cdop.agencies.actions import states
from cdop.agencies.actions.steps import locked
from cdop.agencies.models import OPEN, Contact, Link, LinkPlace, Request, Visit
from cdop.agencies.outside import letters
from cdop.agencies.outside.reading import link_in_use
from cdop.audit.actions import record

LINK_GOOD_FOR = timedelta(days=90)
CODE_GOOD_FOR = timedelta(minutes=letters.CODE_MINUTES)
MOST_TRIES = 5
MOST_CODES = 6
"""Codes within an hour for one link: five tries each leave a guess one chance in thirty thousand."""
IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)


@transaction.atomic
def new_link(*, request: Request, contact: Contact, by: AnyActor) -> str:
    """A fresh address at which `contact` answers `request`; the one sent before is dead from now on."""
    check(by, Permission.CASE_EDIT)
    held = locked(request, by)
    _revoke(held, by)
    secret = tokens.new_secret()
    mark = tokens.digest(secret)
    LinkPlace.objects.create(digest=mark, leads_to_id=by.panel_id)
    Link.objects.create(
        panel_id=by.panel_id,
        request=held,
        contact=contact,
        digest=mark,
        made_by=by.audit_id,
        good_until=Now() + LINK_GOOD_FOR,
    )
    _record("link.made", held, by, contact=str(contact.pk))
    return f"{settings.SITE_URL}{address(secret)}"


@transaction.atomic
def revoke_links(*, request: Request, by: AnyActor) -> int:
    """Make every link to the request useless; gives how many there were."""
    check(by, Permission.CASE_EDIT)
    held = locked(request, by)
    revoked = _revoke(held, by)
    if revoked:
        _record("link.revoked", held, by, links=revoked)
    return revoked


@transaction.atomic
def open_link(*, secret: str, by: AnyActor) -> str | None:
    """Use a link that was never used; gives the secret of the visit it begins, and sends the code.

    None when it was used, has ended, was revoked, or its request waits for nothing: all the same from outside.
    """
    mark = tokens.digest(secret)
    # One table only: were another joined, a second UPDATE would not see that the first has used the link.
    unused = Link.objects.filter(panel_id=by.panel_id, digest=mark, used_at=None, revoked_at=None)
    if not unused.filter(good_until__gt=Now()).update(used_at=Now(), used_by=by.audit_id):
        return None
    link = link_in_use(mark, by=by)
    if link is None:
        return None
    _record("link.used", link.request, by, contact=str(link.contact_id))
    return _begin_visit(link, by)


@transaction.atomic
def ask_again(*, secret: str, by: AnyActor) -> str | None:
    """For somebody who has a used link: a new code, or a new link once this one has ended; by letter only.

    Gives the secret of a visit when a code was sent. None when there is nothing to send, or too often.
    """
    mark = tokens.digest(secret)
    link = link_in_use(mark, by=by)
    if link is not None:
        return None if link.used_at is None else _begin_visit(link, by)
    ended = Link.objects.filter(panel_id=by.panel_id, digest=mark, revoked_at=None, good_until__lte=Now())
    rows = ended.filter(request__state__in=OPEN, contact_id=F("request__contact_id"))
    old = rows.select_related("request__case", "contact").first()
    if old is None:
        return None
    locked(old.request, by)
    if rows.exists():  # nobody else has replaced it meanwhile
        renewed = new_link(request=old.request, contact=old.contact, by=by)
        # One link has one successor, so its own number keeps a second letter from going out.
        letters.send_link(request=old.request, contact=old.contact, link=renewed, number=str(old.pk), by=by)
    return None


@transaction.atomic
def prove(*, link: Link, secret: str, code: str, by: AnyActor) -> str | None:
    """Enter the code of a visit; gives the visit's new secret when it is right. Five tries, ten minutes."""
    mine = Visit.objects.filter(panel_id=by.panel_id, link=link, digest=tokens.digest(secret))
    open_ones = mine.filter(is_proven=False, tries__lt=MOST_TRIES, code_until__gt=Now())
    tried = open_ones.update(tries=F("tries") + 1)
    visit = mine.first() if tried else None
    given = tokens.code_digest(secret, code)
    if visit is None or not constant_time_compare(bytes(visit.code_digest), given):
        if tried:
            _record("code.refused", link.request, by, contact=str(link.contact_id))
        return None
    fresh = tokens.new_secret()
    if not mine.filter(pk=visit.pk, is_proven=False).update(
        is_proven=True, digest=tokens.digest(fresh), good_until=Now() + IDLE, ends_by=Now() + LONGEST
    ):
        return None
    _record("code.accepted", link.request, by, contact=str(link.contact_id))
    states.mark_opened(request=link.request, by=by)
    return fresh


def keep_visit(visit: Visit) -> None:
    """Somebody is at work: the visit's idle time begins anew. No act, so not recorded."""
    Visit.objects.filter(panel_id=visit.panel_id, pk=visit.pk).update(good_until=Now() + IDLE)


def address(secret: str) -> str:
    """The path of a link."""
    return reverse("answer:door", kwargs={"token": secret}, urlconf=settings.OUTSIDE_URLCONF)


def _begin_visit(link: Link, by: AnyActor) -> str | None:
    # The link is held, so that requests at once cannot each see the others' codes not yet sent.
    Link.objects.select_for_update().get(panel_id=by.panel_id, pk=link.pk)
    recent = Visit.objects.filter(panel_id=by.panel_id, link=link)
    if recent.filter(begun_at__gt=Now() - timedelta(hours=1)).count() >= MOST_CODES:
        return None
    secret, code = tokens.new_secret(), tokens.new_code()
    visit = Visit.objects.create(
        panel_id=by.panel_id,
        link=link,
        digest=tokens.digest(secret),
        code_digest=tokens.code_digest(secret, code),
        code_until=Now() + CODE_GOOD_FOR,
        good_until=Now(),
        ends_by=Now(),
        begun_by=by.audit_id,
    )
    letters.send_code(request=link.request, contact=link.contact, code=code, number=visit.pk, by=by)
    _record("code.sent", link.request, by, contact=str(link.contact_id))
    return secret


def _revoke(request: Request, by: AnyActor) -> int:
    alive = Link.objects.filter(panel_id=by.panel_id, request=request, revoked_at=None)
    return alive.update(revoked_at=Now(), revoked_by=by.audit_id)


def _record(act: str, request: Request, by: AnyActor, **detail: object) -> None:
    record(act, by=by, of="case", ref=request.case.reference, request=request.pk, **detail)
