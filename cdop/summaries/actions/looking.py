"""Looking through a text for what may tell who a child was. What names are on file is used, and never shown."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.redaction.looking import look
from cdop.redaction.marks import Mark
from cdop.summaries.about import sources_of
from cdop.summaries.models import SummaryText
from cdop.summaries.names import on_file_for

NOT_LOOKED = (
    "The text could not be looked through for names and dates, so it was not saved. What you wrote stands below: "
    "copy it to a safe place, and tell whoever looks after this service."
)


@transaction.atomic
def look_through(*, text: SummaryText, typed: Mapping[str, str], by: AnyActor) -> dict[str, tuple[Mark, ...]]:
    """The marks in each part of what was typed. That names on file were compared is recorded.

    Raises Refused when the look fails for whatever reason: what was not looked through is not stored as clean.
    """
    check(by, Permission.SUMMARY_MAKE)
    record("summary.looked_through", by=by, of="summary", ref=str(text.pk), kind=text.kind)
    return looked(text, typed)


def looked(text: SummaryText, typed: Mapping[str, str]) -> dict[str, tuple[Mark, ...]]:
    try:
        known, sources = on_file_for(text), [each.text for each in sources_of(text)]
        return {slug: look(words, known, sources) for slug, words in typed.items()}
    except Exception as trouble:
        raise Refused(NOT_LOOKED) from trouble
