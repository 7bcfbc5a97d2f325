"""Saving one section of a form: facts in their columns, identity sealed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models, transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.audit.actions import record
from cdop.cases import sealing
from cdop.cases.actions.facts import derive_facts
from cdop.cases.models import (
    IDENTITY_MODELS,
    SECTION_MODELS,
    Case,
    ChildIdentity,
    IdentityAnswers,
    SectionAnswers,
)
from cdop.cases.rules import check_version
from cdop.dataset.forms import form_of, section


@transaction.atomic
def record_section(
    *, case: Case, slug: str, values: Mapping[str, Any], by: AnyActor, version: int | None = None
) -> list[str]:
    """Save the answers of one section; gives the names of those that changed.

    `version` is the version the person saw; a newer one in the database is a Refused, and nothing is lost.
    """
    check(by, Permission.CASE_EDIT)
    if slug in IDENTITY_MODELS:
        check(by, Permission.IDENTITY_VIEW)
    # Facts follow from several sections, so those of one case are saved one after the other.
    Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)
    vault = open_vault(case.panel_id)
    changed = store_section(case=case, slug=slug, values=values, by=by, vault=vault, version=version)
    if changed:
        derive_facts(case=case, vault=vault)
        record("section.recorded", by=by, of="case", ref=case.reference, section=slug, fields=changed)
    return changed


def store_section(
    *,
    case: Case,
    slug: str,
    values: Mapping[str, Any],
    by: AnyActor,
    vault: Vault,
    version: int | None = None,
) -> list[str]:
    """The write itself, for actions that record their own event."""
    row = _row(case, slug)
    check_version(
        held=row.version if row.is_stored else 0,
        sent=version,
        saved_by=row.saved_by_name,
        what=section(slug).title,
    )
    if isinstance(row, IdentityAnswers):
        changed = sealing.put(row, values, vault)
    else:
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, values[name])
    if changed or not row.is_stored:
        row.version = row.version + 1 if row.is_stored else 1
        row.form_version = form_of(slug).version
        row.saved_by, row.saved_by_name = by.audit_id, by.name
        row.save()
    return changed


def store_first_sections(
    *, answers: Sequence[tuple[Case, Mapping[str, Mapping[str, Any]]]], by: AnyActor, vault: Vault
) -> None:
    """The sections that new cases come with: nothing is there to compare them with, so they go in together."""
    rows: dict[type[models.Model], list[models.Model]] = {}
    for case, sections in answers:
        for slug, values in sections.items():
            row = _first_row(case, slug, values, by, vault)
            rows.setdefault(type(row), []).append(row)
    for model, made in rows.items():
        model._default_manager.bulk_create(made)


def _first_row(
    case: Case, slug: str, values: Mapping[str, Any], by: AnyActor, vault: Vault
) -> SectionAnswers | IdentityAnswers:
    row = _model(slug)(panel_id=case.panel_id, case=case)
    if isinstance(row, IdentityAnswers):
        sealing.put(row, values, vault)
    else:
        for name, value in values.items():
            setattr(row, name, value)
    if isinstance(row, ChildIdentity):
        sealing.mark_for_matching(row, sealing.take(row, vault), died_on=case.died_on, vault=vault)
    row.form_version = form_of(slug).version
    row.saved_by, row.saved_by_name = by.audit_id, by.name
    return row


def _row(case: Case, slug: str) -> SectionAnswers | IdentityAnswers:
    model = _model(slug)
    held = model._default_manager.select_for_update().filter(panel_id=case.panel_id, case=case).first()
    return held or model(panel_id=case.panel_id, case=case)


def _model(slug: str) -> type[SectionAnswers] | type[IdentityAnswers]:
    return SECTION_MODELS.get(slug) or IDENTITY_MODELS[slug]
