"""What a person wrote, taken into a release as it was read: for the summary of a theme and of a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.artefacts.document import Block, Document, Heading, Notes, Paragraph
from cdop.core.refusals import Refused
from cdop.core.words import moment
from cdop.figures.cohort import Cohort
from cdop.figures.publications import Choices, Published
from cdop.summaries import rules
from cdop.summaries.headings import template
from cdop.summaries.kinds.annual.sections import paragraphs
from cdop.summaries.models import SummaryText

Ready = Callable[[Cohort, AnyActor], Choices]


def ready_for(kind: str, choices: Choices) -> Ready:
    """What the release keeps of the text named in `choices`; Refused until it was read by enough people."""

    @transaction.atomic
    def ready(cohort: Cohort, by: AnyActor) -> Choices:
        if not choices.get("text"):
            raise Refused(f"A {template(kind).title.lower()} begins with its text. Write it under Summaries.")
        text = SummaryText.objects.filter(
            panel_id=by.panel_id, kind=kind, pk=UUID(str(choices["text"]))
        ).first()
        if text is None or (text.period_from, text.period_to) != (cohort.start, cohort.end):
            raise Refused("The text of this summary is not one of your panel’s, or is of other years.")
        rules.check_can_prepare(text, text.readings.filter(version=text.version).count())
        return _kept(text)

    return ready


def _kept(text: SummaryText) -> dict[str, Any]:
    headings = template(text.kind).headings
    return {
        "text": str(text.pk),
        "version": text.version,
        "title": text.title,
        "factors": list(text.factors),
        "parts": [
            {"slug": each.slug, "heading": each.title, "text": text.parts[each.slug]}
            for each in headings
            if text.parts.get(each.slug)
        ],
    }


def document(
    published: Published, choices: Choices, *, about: list[Block], notes: tuple[str, ...]
) -> Document:
    """The title and the parts as they were written; then what the figures say."""
    figures, cohort = published.figures, published.cohort
    written: list[Block] = []
    for part in choices["parts"]:
        written += [Heading(str(part["heading"])), *paragraphs(str(part["text"]))]
    return Document(
        title=str(choices["title"]),
        subtitle=f"{published.panel_name}: learning from child death reviews",
        facts=(
            ("Panel", published.panel_name),
            ("Reviews completed in", cohort.words),
            ("Data as of", moment(published.data_as_of)),
            ("Protection", figures.rule.sentence),
        ),
        blocks=(*written, *about, *map(Paragraph, published.so_far), Notes((*notes, *figures.notes))),
    )
