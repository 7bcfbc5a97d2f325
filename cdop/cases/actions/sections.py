"""Saving one section of a form, wherever its answers are kept: columns, sealed columns, or one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models, transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.audit.actions import record
from cdop.cases import rules, sealing, written
from cdop.cases.actions.corrections import note_correction
from cdop.cases.actions.drafts import forget_draft
from cdop.cases.actions.facts import FACT_SECTIONS, derive_facts
from cdop.cases.actions.once import once
from cdop.cases.models import (
    IDENTITY_MODELS,
    SECTION_MODELS,
    Case,
    ChildIdentity,
    DocumentAnswers,
    IdentityAnswers,
    SectionAnswers,
)
from cdop.cases.stores import STORES, Store
from cdop.cases.versions import form_version
from cdop.core.refusals import Refused
from cdop.dataset.forms import section

AnswerRow = SectionAnswers | IdentityAnswers | DocumentAnswers


@transaction.atomic
def record_section(
    *,
    case: Case,
    slug: str,
    values: Mapping[str, Any],
    by: AnyActor,
    version: int | None = None,
    reason: str = "",
    token: str = "",
) -> list[str]:
    """Save the answers of one section; gives the names of those that changed.

    `version` is the version the person saw; a newer one in the database is a Refused, and nothing is lost.
    `reason` says why answers of a closed case are corrected. A `token` sent a second time changes nothing.
    """
    check_may_record(slug, by)
    # Facts follow from several sections, so those of one case are saved one after the other.
    held = Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)
    if once(token=token, act="section.recorded", by=by) is not None:
        return []
    vault = open_vault(case.panel_id)
    changed = store_section(case=case, slug=slug, values=values, by=by, vault=vault, version=version)
    if changed:
        note_correction(case=held, slug=slug, fields=changed, reason=reason, by=by)
        if slug in FACT_SECTIONS:
            derive_facts(case=case, vault=vault)
        record("section.recorded", by=by, of="case", ref=case.reference, section=slug, fields=changed)
    forget_draft(case=case, slug=slug, by=by)
    return changed


def check_may_record(slug: str, by: AnyActor) -> None:
    """Who may write a section: one that names people takes the right to see them as well."""
    check(by, Permission.CASE_EDIT)
    if slug not in STORES:
        raise Refused("There is no such section of a case.")
    if section(slug).identity:
        check(by, Permission.IDENTITY_VIEW)


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
    rules.check_version(
        held=row.version if row.is_stored else 0,
        sent=version,
        saved_by=row.saved_by_name,
        what=section(slug).title,
    )
    changed = _put(row, slug, values, vault)
    if changed or not row.is_stored:
        row.version = row.version + 1 if row.is_stored else 1
        row.form_version = form_version(case, slug)
        row.saved_by, row.saved_by_name = by.audit_id, by.name
        row.save()
    return changed


def _put(row: AnswerRow, slug: str, values: Mapping[str, Any], vault: Vault) -> list[str]:
    """Set the answers that differ; gives their names."""
    if isinstance(row, IdentityAnswers):
        return sealing.put(row, values, vault)
    if isinstance(row, DocumentAnswers):
        given = written.to_json(section(slug), values)
        changed = written.changed(section(slug), row.answers, {name: given.get(name) for name in values})
        kept = {name: value for name, value in row.answers.items() if name not in values}
        row.answers = {**kept, **given}
        return changed
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
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


def _first_row(case: Case, slug: str, values: Mapping[str, Any], by: AnyActor, vault: Vault) -> AnswerRow:
    row = _new_row(case, slug)
    _put(row, slug, values, vault)
    if isinstance(row, ChildIdentity):
        sealing.mark_for_matching(row, sealing.take(row, vault), died_on=case.died_on, vault=vault)
    row.form_version = form_version(case, slug)
    row.saved_by, row.saved_by_name = by.audit_id, by.name
    return row


def _row(case: Case, slug: str) -> AnswerRow:
    fresh = _new_row(case, slug)
    model: type[Any] = type(fresh)
    rows = model._default_manager.select_for_update().filter(panel_id=case.panel_id, case=case)
    held: AnswerRow | None = (rows.filter(slug=slug) if model is DocumentAnswers else rows).first()
    return held or fresh


def _new_row(case: Case, slug: str) -> AnswerRow:
    if STORES[slug] is Store.ROWS:
        raise Refused(f"“{section(slug).title}” is a list: add, change or withdraw one entry at a time.")
    if STORES[slug] is Store.DOCUMENT:
        return DocumentAnswers(panel_id=case.panel_id, case=case, slug=slug)
    model = SECTION_MODELS.get(slug) or IDENTITY_MODELS[slug]
    return model(panel_id=case.panel_id, case=case)
