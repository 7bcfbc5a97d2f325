"""From a kind of publication to a frozen artefact, and from the artefact's release back to the same bytes."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts import actions as artefacts
from cdop.artefacts.document import Document
from cdop.artefacts.folder import write_folder
from cdop.artefacts.manifest import ManifestFields
from cdop.artefacts.models import Artefact
from cdop.artefacts.writers.pdf import write_pdf
from cdop.artefacts.writers.xlsx import write_xlsx
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.dataset.forms import FORMS
from cdop.disclosure.protect import Protected
from cdop.disclosure.rule import Rule
from cdop.disclosure.tablefile import About, csv_bytes, json_bytes
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import CaseFacts, case_facts
from cdop.figures.freezing import freeze, thaw
from cdop.figures.models import Release
from cdop.figures.release import DEFAULT_RULE, Counted, protected
from cdop.reference import queries as reference

Steps = Callable[[str], None]
COUNTING, PROTECTING, WRITING, FILING = "Counting", "Protecting", "Writing", "Filing"
STEPS = (COUNTING, PROTECTING, WRITING, FILING)


@dataclass(frozen=True)
class Published:
    """All a document may be written from: protected figures and what the release says of itself."""

    cohort: Cohort
    panel_name: str
    figures: Protected
    data_as_of: datetime

    @property
    def so_far(self) -> tuple[str, ...]:
        """A sentence where the period was not over when the figures were read."""
        if self.cohort.end < timezone.localdate(self.data_as_of):
            return ()
        return (f"The period was not over on {day(self.data_as_of)}: these are its figures so far.",)


@dataclass(frozen=True)
class Publication:
    """One kind of thing a panel lets out. `span` widens the period read (for a trend); `count` makes the
    tables from facts; `write` makes the document from protected figures alone."""

    kind: str
    title: str
    basis: Basis
    permission: Permission
    span: Callable[[Cohort], Cohort]
    count: Callable[[Cohort, Sequence[CaseFacts]], Counted]
    write: Callable[[Published], Document]


_publications: dict[str, Publication] = {}


def publish_as(publication: Publication) -> Publication:
    """Make a kind known, so that its artefacts can be rebuilt."""
    _publications[publication.kind] = publication
    return publication


def publication(kind: str) -> Publication:
    if kind not in _publications:
        raise Refused(f"There is no publication '{kind}'. There are {', '.join(sorted(_publications))}.")
    return _publications[kind]


@dataclass(frozen=True)
class Prepared:
    """A release ready to be filed: the unsaved row, its files, and what its manifest will say."""

    publication: Publication
    release: Release
    files: Mapping[str, bytes]
    fields: ManifestFields


def prepare(kind: Publication, cohort: Cohort, *, by: AnyActor, step: Steps) -> Prepared:
    """Count, protect and write; changes nothing. Raises Refused when the figures cannot be protected."""
    check(by, kind.permission)
    step(COUNTING)
    with transaction.atomic():
        counted = kind.count(cohort, case_facts(kind.span(cohort)))
        editions = reference.editions()
    release = _release(kind, cohort, counted, _stamp(by, editions), by)
    return _written(release, step)


def file(prepared: Prepared, *, by: AnyActor) -> Artefact:
    """Keep the release and its artefact: one transaction, one event."""
    with transaction.atomic():
        check(by, prepared.publication.permission)
        prepared.release.save(force_insert=True)
        record(
            "figures.released",
            by=by,
            of="release",
            ref=str(prepared.release.id),
            kind=prepared.publication.kind,
        )
        return artefacts.file(
            files=prepared.files,
            fields=prepared.fields,
            title=f"{prepared.publication.title}, {_cohort(prepared.release).words}",
            release_id=prepared.release.id,
            by=by,
        )


def rebuild(release: Release, folder: Path) -> None:
    """Write the artefact of `release` again into `folder`, from what was counted then."""
    prepared = _written(release, lambda name: None)
    write_folder(folder, prepared.files, prepared.fields, settings.SIGNING_KEY)


def _written(release: Release, step: Steps) -> Prepared:
    kind, cohort = publication(release.kind), _cohort(release)
    step(PROTECTING)
    figures = protected(thaw(release.counted), rule=_rule(release))
    step(WRITING)
    as_of = datetime.fromisoformat(release.stamp["data_as_of"])
    document = kind.write(Published(cohort, release.stamp["panel_name"], figures, as_of))
    files = {**_tables(figures, cohort), **_documents(kind.kind, document, release)}
    step(FILING)
    return Prepared(kind, release, files, _fields(release, cohort))


def _release(
    kind: Publication, cohort: Cohort, counted: Counted, stamp: dict[str, Any], by: AnyActor
) -> Release:
    return Release(
        id=uuid.uuid4(),
        panel_id=cohort.panel_id,
        kind=kind.kind,
        basis=cohort.basis.code,
        period_from=cohort.start,
        period_to=cohort.end,
        counted=freeze(counted),
        rule=DEFAULT_RULE.described(),
        stamp=stamp,
        released_at=datetime.fromisoformat(stamp["made_at"]),
        released_by=by.audit_id,
    )


def _stamp(by: AnyActor, editions: dict[str, str]) -> dict[str, Any]:
    now = timezone.now().replace(microsecond=0)
    return {
        "made_at": now.isoformat(),
        "data_as_of": now.isoformat(),
        "code_version": settings.CODE_VERSION,
        "dataset_version": ", ".join(f"{form.slug} {form.version}" for form in FORMS),
        "reference_editions": editions,
        "maker": by.name,
        "panel_code": by.panel_code,
        "panel_name": by.panel_name,
    }


def _cohort(release: Release) -> Cohort:
    return Cohort(release.panel_id, Basis(release.basis), _day(release.period_from), _day(release.period_to))


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _rule(release: Release) -> Rule:
    return Rule(**{name: value for name, value in release.rule.items() if name != "sentence"})


def _tables(figures: Protected, cohort: Cohort) -> dict[str, bytes]:
    about = About(
        basis=cohort.basis.label,
        period={"from": cohort.start.isoformat(), "to": cohort.end.isoformat()},
        source="Child death reviews of the panel",
        rule=figures.rule.described(),
        notes=figures.notes,
    )
    files = {}
    for table in figures.tables:
        files[f"tables/{table.name}.csv"] = csv_bytes(table)
        files[f"tables/{table.name}.json"] = json_bytes(table, about)
    return files


def _documents(kind: str, document: Document, release: Release) -> dict[str, bytes]:
    made_at = datetime.fromisoformat(release.stamp["made_at"])
    return {
        f"{kind}.xlsx": write_xlsx(document, made_at=made_at),
        f"{kind}.pdf": write_pdf(document, made_at=made_at),
    }


def _fields(release: Release, cohort: Cohort) -> ManifestFields:
    stamp = release.stamp
    return ManifestFields(
        kind=release.kind,
        panel=stamp["panel_code"],
        period_from=cohort.start,
        period_to=cohort.end,
        basis=cohort.basis.code,
        data_as_of=datetime.fromisoformat(stamp["data_as_of"]),
        code_version=stamp["code_version"],
        dataset_version=stamp["dataset_version"],
        reference_editions=stamp["reference_editions"],
        disclosure_rule=release.rule,
        maker=stamp["maker"],
        approver=None,
        made_at=datetime.fromisoformat(stamp["made_at"]),
    )
