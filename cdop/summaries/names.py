"""Names and places on file for the cases behind a text: to look for in it, never to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cdop.access.vault import open_vault
from cdop.agencies import persons
from cdop.agencies.models import Request
from cdop.cases import sealing
from cdop.cases.models import IDENTITY_MODELS, DeathAnswers, RepeatedRow
from cdop.redaction.onfile import OnFile
from cdop.summaries.about import reviews_behind
from cdop.summaries.headings import ANNUAL
from cdop.summaries.models import SummaryText

_PERSONS = (
    "also_known_as",
    "person_name",
    "contact_name",
    "notifier_name",
    "response_name",
    "attendee_name",
    "completed_by",
)
_PLACES = (
    "address",
    "other_address",
    "person_address",
    "gp_practice",
    "school",
    "notifier_organisation",
    "contact_organisation",
    "response_organisation",
)
"""Numbers, e-mail addresses and postcodes are found by their form."""


def on_file_for(text: SummaryText) -> OnFile:
    """All that is on file for the cases behind the text; nothing for texts that are about the panel itself."""
    if text.kind == ANNUAL:
        return OnFile()
    cases = list(reviews_behind(text).values_list("case_id", flat=True))
    here = {"panel_id": text.panel_id, "case__in": cases}
    vault = open_vault(text.panel_id)
    held = [
        *(
            sealing.take(row, vault)
            for m in IDENTITY_MODELS.values()
            for row in m._default_manager.filter(**here)
        ),
        *(sealing.open_row(row, vault) for row in RepeatedRow.objects.filter(**here)),
    ]
    hospitals = DeathAnswers.objects.filter(**here).values_list("place_text", flat=True)
    asked = Request.objects.filter(**here).select_related("agency", "contact")
    agencies = [each.agency.name for each in asked]
    contacts = [persons.take(each.contact, vault).name for each in asked if each.contact]
    places = [str(each[name]) for each in held for name in _PLACES if each.get(name)]
    return OnFile.of([*places, *hospitals, *agencies], [*_persons(held), *contacts])


def _persons(held: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for each in held:
        yield " ".join(str(each.get(part) or "") for part in ("forenames", "surname"))
        yield from (str(each[name]) for name in _PERSONS if each.get(name))
