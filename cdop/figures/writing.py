"""The files of a release, from what it showed and nothing else: the same bytes today and years on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from cdop.artefacts.document import Document
from cdop.artefacts.folder import write_folder
from cdop.artefacts.manifest import ManifestFields
from cdop.artefacts.writers.docx import write_docx
from cdop.artefacts.writers.ods import write_ods
from cdop.artefacts.writers.pdf import write_pdf
from cdop.artefacts.writers.tidy import write_tidy_csv, write_tidy_json
from cdop.artefacts.writers.xlsx import write_xlsx
from cdop.disclosure.tablefile import About, csv_bytes, json_bytes
from cdop.figures import freezing
from cdop.figures.audiences import audience_words
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.ledger.beside import Beside
from cdop.figures.models import Decision, Release, ReleaseProof
from cdop.figures.publications import Publication, Published, publication
from cdop.figures.release import protected
from cdop.figures.released import ReleasedFigures
from cdop.figures.states import Act


@dataclass(frozen=True)
class Written:
    files: Mapping[str, bytes]
    fields: ManifestFields


def rebuild(release: Release, folder: Path) -> None:
    """Write the artefact of `release` again into `folder`."""
    again = written(release, approver=approver_of(release))
    write_folder(folder, again.files, again.fields, settings.SIGNING_KEY)


def approver_of(release: Release) -> str | None:
    """Who let it out; None when it was made by command, without a second person."""
    approved = Decision.objects.filter(
        panel_id=release.panel_id, release_id=release.id, act=Act.APPROVED.code
    ).first()
    return approved.by_name if approved else None


def written(release: Release, *, approver: str | None) -> Written:
    kind, cohort = publication(release.kind, release.choices), cohort_of(release)
    figures = figures_of(release)
    as_of = datetime.fromisoformat(release.stamp["data_as_of"])
    document = _for_whom(kind.write(Published(cohort, release.stamp["panel_name"], figures, as_of)), release)
    files = {**_tables(figures, cohort, kind.kind), **_documents(kind, document, release)}
    return Written(files, _fields(release, cohort, approver))


def _for_whom(document: Document, release: Release) -> Document:
    """Every document says on its cover for whom it was released."""
    return replace(document, facts=(*document.facts, ("Made for", audience_words(release.audience))))


def figures_of(release: Release) -> ReleasedFigures:
    """What the release shows. One from before the ledger kept its counts only, and is protected anew."""
    shown = release.shown
    if shown is None:
        kept = ReleaseProof.objects.get(panel_id=release.panel_id, release_id=release.id)
        figures = protected(freezing.thaw(kept.counted), Beside(), rule=freezing.thaw_rule(release.rule))
        shown = freezing.freeze_shown(figures)
    tables = tuple(each.table for each in freezing.thaw_shown(shown))
    return ReleasedFigures(tables, freezing.thaw_rule(release.rule), tuple(shown["notes"]))


def cohort_of(release: Release) -> Cohort:
    return Cohort(release.panel_id, Basis(release.basis), _day(release.period_from), _day(release.period_to))


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _tables(figures: ReleasedFigures, cohort: Cohort, kind: str) -> dict[str, bytes]:
    """Each table by itself, and all of them in one tidy file with its dictionary."""
    about = About(
        basis=cohort.basis.label,
        period={"from": cohort.start.isoformat(), "to": cohort.end.isoformat()},
        source="Child death reviews of the panel",
        rule=figures.rule.described(),
        notes=figures.notes,
    )
    files = {
        f"{kind}.csv": write_tidy_csv(figures.tables, about, unit="deaths"),
        f"{kind}.json": write_tidy_json(figures.tables, about, unit="deaths"),
    }
    for table in figures.tables:
        files[f"tables/{table.name}.csv"] = csv_bytes(table)
        files[f"tables/{table.name}.json"] = json_bytes(table, about)
    return files


def _documents(kind: Publication, document: Document, release: Release) -> dict[str, bytes]:
    made_at = datetime.fromisoformat(release.stamp["made_at"])
    return {f"{kind.kind}.{name}": _WRITERS[name](document, made_at=made_at) for name in kind.formats}


_WRITERS = {"xlsx": write_xlsx, "ods": write_ods, "pdf": write_pdf, "docx": write_docx}


def _fields(release: Release, cohort: Cohort, approver: str | None) -> ManifestFields:
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
        approver=approver,
        made_at=datetime.fromisoformat(stamp["made_at"]),
    )
