"""What the holder of a link does: saves sections, hands in, says there is nothing, passes on to a colleague.

The actor is the system's doorkeeper; whose link it was stands on the rows. Handing in leaves nothing readable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.agencies import persons, sheets
from cdop.agencies.actions import states
from cdop.agencies.actions.correspondence import write_to
from cdop.agencies.actions.directory import add_contact
from cdop.agencies.actions.links import revoke_links
from cdop.agencies.actions.steps import locked
from cdop.agencies.models import Answer, AnswerDraft, Contact, Request, Visit
from cdop.agencies.outside import rules
from cdop.agencies.persons import Person
from cdop.agencies.questionnaire import DETAILS
from cdop.agencies.sheets import Sheet, Typed
from cdop.audit.actions import record
from cdop.cases.versions import form_version

_MOST_TYPED = 512 * 1024  # characters: some ten times the longest form


@transaction.atomic
def save_answers(
    *,
    request: Request,
    slug: str,
    rows: Sequence[Mapping[str, Any]],
    version: int | None = None,
    by: AnyActor,
) -> Answer:
    """Save one section of the return in work. `version` is the one that was seen, 0 when there was none."""
    check(by, Permission.CASE_EDIT)
    request = _open_request(request, by)
    vault = open_vault(by.panel_id)
    held = _sheets(request, by).filter(slug=slug, is_submitted=False).first()
    rules.check_not_saved_elsewhere(held=held.version if held and held.sealed else 0, seen=version)
    answer = _put(held or _new(request, slug), Sheet(tuple(rows)), request, vault)
    _drafts(request, by).filter(slug=slug).delete()
    states.mark_partly(request=request, by=by)
    _record("answers.saved", request, by, section=slug)
    return answer


@transaction.atomic
def keep_typed(*, request: Request, slug: str, typed: Typed, by: AnyActor) -> AnswerDraft:
    """Keep what was typed into a section and not saved. It is part of no return."""
    check(by, Permission.CASE_EDIT)
    request = _open_request(request, by)
    rules.check_length(sum(len(value) for values in typed.values() for value in values), most=_MOST_TYPED)
    draft = _drafts(request, by).filter(slug=slug).first()
    draft = draft or AnswerDraft(panel_id=by.panel_id, request=request, slug=slug)
    sheets.put_draft(draft, typed, open_vault(by.panel_id))
    draft.kept_by = _holder(request)
    draft.save()
    return draft


@transaction.atomic
def drop_typed(*, request: Request, slug: str, by: AnyActor) -> None:
    """Throw away what was typed and not saved."""
    check(by, Permission.CASE_EDIT)
    _drafts(_open_request(request, by), by).filter(slug=slug).delete()


@transaction.atomic
def hand_in(*, request: Request, answered: Mapping[str, Sheet], nil: bool = False, by: AnyActor) -> Request:
    """Hand in the return: `answered` holds the sections that count. Nothing of it can be read from outside again."""
    check(by, Permission.CASE_EDIT)
    request = _open_request(request, by)
    vault = open_vault(by.panel_id)
    held = {row.slug: row for row in _sheets(request, by).filter(is_submitted=True)}
    for slug, sheet in answered.items():
        _put(held.pop(slug, None) or _new(request, slug, is_submitted=True), sheet, request, vault)
    for withdrawn in held.values():  # answered in an earlier round, and not in this one
        _put(withdrawn, Sheet(), request, vault)
    _sheets(request, by).filter(is_submitted=False).update(sealed=None)
    _drafts(request, by).delete()
    Visit.objects.filter(panel_id=by.panel_id, link__request=request).update(good_until=Now(), ends_by=Now())
    revoke_links(request=request, by=by)
    _record("answers.handed_in", request, by, sections=sorted(answered), nil=nil)
    return states.mark_returned(request=request, nil=nil, by=by)


def say_nothing_held(*, request: Request, details: Mapping[str, Any], by: AnyActor) -> Request:
    """The agency holds nothing about the child; `details` says who looked."""
    whole = {"agency_knew_child": "no", "nil_return": "yes", **details}
    return hand_in(request=request, answered={DETAILS: Sheet((whole,))}, nil=True, by=by)


@transaction.atomic
def pass_on(*, request: Request, name: str, email: str, by: AnyActor) -> Request:
    """Let a colleague with a mailbox of the same organisation answer: they get a link, the one used now dies."""
    check(by, Permission.CASE_EDIT)
    request = _open_request(request, by)
    rules.check_colleague(name=name, email=email, own=_mailbox(request))
    contact = _colleague(request, name, email, by)
    passed = states.delegate(request=request, contact=contact, by=by)
    write_to("agency_request", passed, contact, key=f"passed:{passed.pk}:{passed.version}", by=by)
    return passed


@transaction.atomic
def give_back(*, request: Request, by: AnyActor) -> None:
    """Lay what was handed in before the agency again, so that it can be corrected. Part of reopening a request."""
    check(by, Permission.CASE_EDIT)
    vault = open_vault(by.panel_id)
    rows = {(row.slug, row.is_submitted): row for row in _sheets(request, by)}
    given = [slug for slug, is_submitted in rows if is_submitted]
    for slug in given:
        working = rows.get((slug, False)) or _new(request, slug)
        _put(working, sheets.take(rows[slug, True], vault), request, vault)
    if given:
        _record("answers.given_back", request, by, sections=sorted(given))


def _open_request(request: Request, by: AnyActor) -> Request:
    held = locked(request, by)
    rules.check_awaited(held)
    return held


def _sheets(request: Request, by: AnyActor) -> Any:
    return Answer.objects.filter(panel_id=by.panel_id, request=request)


def _drafts(request: Request, by: AnyActor) -> Any:
    return AnswerDraft.objects.filter(panel_id=by.panel_id, request=request)


def _new(request: Request, slug: str, *, is_submitted: bool = False) -> Answer:
    return Answer(panel_id=request.panel_id, request=request, slug=slug, is_submitted=is_submitted, version=0)


def _put(row: Answer, sheet: Sheet, request: Request, vault: Vault) -> Answer:
    sheets.put(row, sheet, vault)
    row.version += 1
    row.form_version = form_version(request.case, row.slug)
    row.saved_by = _holder(request)
    row.save()
    return row


def _holder(request: Request) -> str:
    return f"contact:{request.contact_id}"


def _mailbox(request: Request) -> str:
    if request.contact is None:
        return ""
    return persons.take(request.contact, open_vault(request.panel_id)).email


def _colleague(request: Request, name: str, email: str, by: AnyActor) -> Contact:
    """The contact with this mailbox, unchanged, or a new one: nobody outside alters what the directory says."""
    person = Person(name=name.strip(), email=email.strip())
    mark = persons.mailbox_mark(open_vault(by.panel_id), person.email)
    own = Contact.objects.filter(panel_id=by.panel_id, agency_id=request.agency_id, email_mark=mark)
    return own.first() or add_contact(agency=request.agency, person=person, by=by)


def _record(act: str, request: Request, by: AnyActor, **detail: object) -> None:
    record(act, by=by, of="case", ref=request.case.reference, request=request.pk, **detail)
