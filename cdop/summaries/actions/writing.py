"""Writing the text of a summary: stored only when it was looked through and every mark was taken out or confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.redaction.marks import Mark
from cdop.summaries import about, rules
from cdop.summaries.actions.looking import looked
from cdop.summaries.headings import THEME, template
from cdop.summaries.models import SummaryText
from cdop.summaries.themed import check_in_use
from cdop.themes.queries import in_use

TITLE = "title"


class Unconfirmed(Refused):
    """Something in the text may tell who a child was, and nobody has confirmed that it may stand."""


@transaction.atomic
def begin(
    *,
    kind: str,
    start: date,
    end: date,
    by: AnyActor,
    factors: Sequence[str] = (),
    case: Case | None = None,
) -> SummaryText:
    """An empty text to be written: of factors or of a theme the panel has named, of one case, of the annual report."""
    check(by, Permission.SUMMARY_MAKE)
    check(by, Permission.REVIEW_VIEW)
    rules.check_can_begin(template(kind).kind, start, end, factors, case)
    themes = in_use(by) if kind == THEME else []
    check_in_use(factors, themes)
    text = SummaryText(
        panel_id=by.panel_id,
        kind=kind,
        title=about.usual_title(kind, factors, start, end, themes),
        period_from=start,
        period_to=end,
        factors=sorted(set(factors)),
        case=case,
        begun_by=by.audit_id,
        saved_by=by.audit_id,
        saved_by_name=by.name,
    )
    rules.check_has_enough(text, about.deaths_behind(text))
    text.save(force_insert=True)
    record("summary.begun", by=by, of="summary", ref=str(text.pk), kind=kind)
    return text


@transaction.atomic
def write(
    *, text: SummaryText, version: int, typed: Mapping[str, str], confirmed: Collection[str], by: AnyActor
) -> SummaryText:
    """Store what was typed (`title`, and each heading by slug). `confirmed`: keys of marks that may stand.

    Raises Unconfirmed while a mark is open; readings of earlier versions count no more.
    """
    check(by, Permission.SUMMARY_MAKE)
    check(by, Permission.REVIEW_VIEW)
    held = SummaryText.objects.select_for_update().get(panel_id=by.panel_id, pk=text.pk)
    rules.check_is_version(held, version)
    rules.check_is_whole(held, typed)
    marks = [mark for each in looked(held, typed).values() for mark in each]
    if open_marks(marks, confirmed):
        raise Unconfirmed(
            "Parts of the text may tell who a child was. Take them out, or confirm below that they may stand."
        )
    held.title = typed[TITLE].strip()
    slugs = [heading.slug for heading in template(held.kind).headings]
    held.parts = {slug: typed[slug].strip() for slug in slugs if typed.get(slug, "").strip()}
    held.confirmed = dict(Counter(mark.taken.value for mark in marks))
    held.writers = sorted({*held.writers, by.audit_id})
    held.version += 1
    held.saved_by, held.saved_by_name = by.audit_id, by.name
    held.save()
    record(
        "summary.written",
        by=by,
        of="summary",
        ref=str(held.pk),
        version=held.version,
        confirmed=held.confirmed,
    )
    return held


def open_marks(marks: Iterable[Mark], confirmed: Collection[str]) -> list[Mark]:
    """Those that nobody confirmed, and those that nobody can."""
    return [mark for mark in marks if mark.taken.must_go or mark.key not in confirmed]
