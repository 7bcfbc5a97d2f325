"""Tags given and taken off by people. A signed review is not changed by them: a theme is said about it, not in it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.themes import rules
from cdop.themes.actions.holding import held_one
from cdop.themes.lines import Line, kind_of, wording_of
from cdop.themes.models import HowTagged, Tag, Theme


@transaction.atomic
def tag(*, theme: Theme, line: Line, by: AnyActor, how: HowTagged = HowTagged.BY_HAND) -> Tag:
    """Say that a factor or learning point is of a theme. Said twice, or by two people at once, it is one tag."""
    check(by, Permission.REVIEW_EDIT)
    now = held_one(theme, by)
    # Read again, now that the theme is held: the line may have been changed since it was looked at.
    line.refresh_from_db(fields=["withdrawn_at"])
    rules.check_can_tag(now, line)
    case = line.review.case
    known = _known(now, line)
    if known is not None:
        return known
    kind = kind_of(line)
    made = Tag.objects.create(
        panel_id=now.panel_id,
        theme=now,
        case=case,
        how=how.code,
        tagged_by=by.audit_id,
        tagged_by_name=by.name,
        **{"finding" if kind == "findings" else "learning": line},
    )
    record("theme.tagged", by=by, of="case", ref=case.reference, section=kind, theme=now.pk, how=how.code)
    return made


@transaction.atomic
def untag(*, tag: Tag, by: AnyActor) -> Tag:
    """Take a tag off; that it was there is kept. Tags of the same theme on the same words go with it."""
    check(by, Permission.REVIEW_EDIT)
    theme = held_one(tag.theme, by)
    now = Tag.objects.select_related("case", "finding", "learning").get(panel_id=by.panel_id, pk=tag.pk)
    if now.taken_off_at is not None:
        raise Refused(f"{now.taken_off_by_name} took this theme off the line before you.")
    same = [each.pk for each in _of_case(theme, now.case_id) if _says_the_same(each, now)]
    Tag.objects.filter(panel_id=by.panel_id, pk__in=same).update(
        taken_off_at=timezone.now(), taken_off_by=by.audit_id, taken_off_by_name=by.name
    )
    record(
        "theme.untagged",
        by=by,
        of="case",
        ref=now.case.reference,
        section=kind_of(now.line),
        theme=theme.pk,
    )
    now.refresh_from_db()
    return now


def _known(theme: Theme, line: Line) -> Tag | None:
    """The live tag of a line with the same words in the same case."""
    case_id = line.review.case_id
    sought = wording_of(line, case_id)
    found = (each for each in _of_case(theme, case_id) if wording_of(each.line, case_id) == sought)
    return next(found, None)


def _of_case(theme: Theme, case_id: int) -> list[Tag]:
    lines = Tag.objects.live().select_related("finding", "learning")
    return list(lines.filter(panel_id=theme.panel_id, theme=theme, case_id=case_id))


def _says_the_same(one: Tag, other: Tag) -> bool:
    return wording_of(one.line, one.case_id) == wording_of(other.line, other.case_id)
