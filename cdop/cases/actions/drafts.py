"""What is typed and not saved yet: kept for the one who typed it, sealed, and part of no record."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import Actor, AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.cases import rules, sealing
from cdop.cases.models import Case, Draft
from cdop.cases.sealing import Typed
from cdop.cases.stores import STORES
from cdop.core.refusals import Refused
from cdop.dataset.forms import section

_MOST = 512 * 1024  # characters: some ten times the longest form


@transaction.atomic
def keep_draft(*, case: Case, slug: str, typed: Typed, version: int, by: Actor, row: str = "") -> Draft:
    """Keep what `by` has typed into a section, or into one `row` of it; it replaces their draft before.

    `version` is the version of the answers they saw. Changes no answer, no fact, no completeness.
    """
    check(by, Permission.CASE_EDIT)
    if slug not in STORES:
        raise Refused("There is no such section of a case.")
    if section(slug).identity:
        check(by, Permission.IDENTITY_VIEW)
    rules.check_draft_length(sum(len(text) for each in typed.values() for text in each), most=_MOST)
    draft = _mine(case, slug, row, by)
    sealing.seal_draft(draft, typed, open_vault(by.panel_id))
    draft.version, draft.saved_at, draft.saved_by = version, timezone.now(), by.audit_id
    draft.save()
    return draft


@transaction.atomic
def drop_draft(*, case: Case, slug: str, by: Actor, row: str = "") -> None:
    """Throw away what `by` typed and did not save."""
    check(by, Permission.CASE_EDIT)
    forget_draft(case=case, slug=slug, row=row, by=by)


def forget_draft(*, case: Case, slug: str, by: AnyActor, row: str = "") -> None:
    """The draft is saved or thrown away; of a command or job there is none."""
    if by.user_id:
        Draft.objects.filter(
            panel_id=by.panel_id, user_id=by.user_id, case_id=case.pk, slug=slug, row=row
        ).delete()


def _mine(case: Case, slug: str, row: str, by: Actor) -> Draft:
    # The case is held, so that two tabs of one person do not both make the first draft.
    held = Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)
    found = Draft.objects.filter(
        panel_id=by.panel_id, user_id=by.user_id, case=held, slug=slug, row=row
    ).first()
    return found or Draft(panel_id=by.panel_id, user_id=by.user_id, case=held, slug=slug, row=row)
