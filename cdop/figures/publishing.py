"""From a kind of publication to a release that waits for a second person: counted, protected, proved, frozen."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.dataset.forms import FORMS
from cdop.disclosure.protect import Protected
from cdop.disclosure.rule import Rule
from cdop.figures import freezing
from cdop.figures.cohort import Cohort
from cdop.figures.counting import Counted
from cdop.figures.facts import CaseFacts, case_facts
from cdop.figures.ledger.beside import Beside, beside
from cdop.figures.ledger.entries import told_before
from cdop.figures.ledger.told import Vintage
from cdop.figures.models import Release, ReleaseCase, ReleaseProof
from cdop.figures.proofs import proof_of
from cdop.figures.publications import Choices, Publication
from cdop.figures.release import DEFAULT_RULE, looking, protected
from cdop.reference import queries as reference

Steps = Callable[[str], None]
COUNTING, PROTECTING, KEEPING = "Counting", "Protecting and proving", "Keeping"
STEPS = (COUNTING, PROTECTING, KEEPING)


@dataclass(frozen=True)
class Wanted:
    """How a publication is asked for: under which rule, for whom, and which release it is to replace."""

    rule: Rule = DEFAULT_RULE
    audience: str = "public"
    choices: Choices = field(default_factory=dict)
    replaces: Release | None = None


@dataclass(frozen=True)
class Prepared:
    """A release ready to be kept: rows that are not saved yet."""

    publication: Publication
    release: Release
    proof: ReleaseProof
    cases: tuple[ReleaseCase, ...]


def prepare(
    kind: Publication, cohort: Cohort, *, by: AnyActor, step: Steps, wanted: Wanted | None = None
) -> Prepared:
    """Count, protect and prove; changes nothing. Raises Refused when the figures cannot be protected."""
    check(by, kind.permission)
    wanted = wanted or Wanted()
    step(COUNTING)
    with transaction.atomic():
        span = kind.span(cohort)
        facts = case_facts(span, with_times=kind.with_times)
        told = told_before(span, looked_at_by=_without_exact(by))
        editions = reference.editions()
    read = Vintage(span, facts)
    counted = kind.count(cohort, facts, looking(read, told, wanted.rule))
    step(PROTECTING)
    before = beside(counted.tables, read, told)
    figures = protected(counted, before, rule=wanted.rule)
    release = _release(kind, cohort, span, figures, wanted, _stamp(by, editions), by)
    return Prepared(kind, release, _proof(release, counted, figures, before), _cases(release, facts))


@transaction.atomic
def keep(prepared: Prepared, *, by: AnyActor) -> Release:
    """Save the release as prepared: it has left nobody's hands yet. One transaction, one event."""
    check(by, prepared.publication.permission)
    prepared.release.save(force_insert=True)
    prepared.proof.save(force_insert=True)
    ReleaseCase.objects.bulk_create(prepared.cases, batch_size=2000)
    record(
        "release.prepared",
        by=by,
        of="release",
        ref=str(prepared.release.id),
        kind=prepared.publication.kind,
        cases=len(prepared.cases),
    )
    return prepared.release


def _release(
    kind: Publication,
    cohort: Cohort,
    span: Cohort,
    figures: Protected,
    wanted: Wanted,
    stamp: dict[str, Any],
    by: AnyActor,
) -> Release:
    return Release(
        id=uuid.uuid4(),
        panel_id=cohort.panel_id,
        kind=kind.kind,
        title=f"{kind.title}, {cohort.words}",
        audience=wanted.audience,
        basis=cohort.basis.code,
        period_from=cohort.start,
        period_to=cohort.end,
        read_from=span.start,
        read_to=span.end,
        choices=dict(wanted.choices),
        rule=figures.rule.described(),
        shown=freezing.freeze_shown(figures),
        stamp=stamp,
        made_at=datetime.fromisoformat(stamp["made_at"]),
        made_by=by.audit_id,
        maker_sees_exact=by.may(Permission.FIGURES_EXACT),
        replaces=wanted.replaces,
    )


def _without_exact(by: AnyActor) -> str:
    """Whoever sees no exact figure learns from every version they prepare: each is protected beside the others."""
    return "" if by.may(Permission.FIGURES_EXACT) else by.audit_id


def _proof(release: Release, counted: Counted, figures: Protected, before: Beside) -> ReleaseProof:
    return ReleaseProof(
        release=release,
        panel_id=release.panel_id,
        counted=freezing.freeze(counted),
        proof=proof_of(figures, counted, before),
    )


def _cases(release: Release, facts: Sequence[CaseFacts]) -> tuple[ReleaseCase, ...]:
    return tuple(
        ReleaseCase(
            panel_id=release.panel_id,
            release=release,
            case_id=line.case_id,
            day=line.day,
            facts=freezing.freeze_case(line),
        )
        for line in facts
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
