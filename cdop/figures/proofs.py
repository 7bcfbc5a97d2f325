"""The proof of a release: what was asked, what an attacker can work out, what it was set beside."""

from __future__ import annotations

import json
from typing import Any

from cdop.disclosure.audit import prove
from cdop.disclosure.linking import link
from cdop.disclosure.prooffile import proof_bytes
from cdop.disclosure.protect import Protected
from cdop.disclosure.publication import published
from cdop.disclosure.redesign import suggestions
from cdop.disclosure.rule import Rule
from cdop.figures import freezing
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Counted
from cdop.figures.ledger.beside import Beside, beside
from cdop.figures.ledger.entries import cases_of, told_before
from cdop.figures.ledger.told import Vintage
from cdop.figures.models import Release, ReleaseProof
from cdop.figures.release import refused_by

_MOST_SUGGESTIONS = 3


def proof_of(figures: Protected, counted: Counted, before: Beside) -> dict[str, Any]:
    """The proof as it is kept. For those who review the release; nothing of it goes to readers."""
    return {
        **json.loads(proof_bytes(figures)),
        "earlier_releases": list(before.names),
        "earlier_facts": len(before.facts),
        "shown_again": figures.again.words,
        "at_odds": list(before.at_odds),
        "redesign": _redesign(counted, figures.rule),
    }


def _redesign(counted: Counted, rule: Rule) -> list[dict[str, str]]:
    """What would bring numbers back, least harm first, table by table."""
    return [
        {"table": table.title or table.name, "words": each.sentence}
        for table in counted.tables
        for each in suggestions(table, rule)[:_MOST_SUGGESTIONS]
    ]


def prove_again(release: Release) -> None:
    """Attack a prepared release beside the ledger as it stands now. Raises Refused when it no longer holds."""
    cohort = read_by(release)
    kept = ReleaseProof.objects.get(panel_id=release.panel_id, release_id=release.id)
    counted, rule = freezing.thaw(kept.counted), freezing.thaw_rule(release.rule)
    linked = link(counted.tables, counted.order)
    before = beside(counted.tables, Vintage(cohort, cases_of(release)), told_before(cohort))
    shown = freezing.thaw_shown(release.shown or {})
    errors = {each.table.key(codes): error for each in shown for codes, error in each.errors.items()}
    publication = published([each.table for each in shown], errors, linked.order, rule.floor)
    proof = prove(publication, linked.counts, rule, before.facts, before.counts)
    if not proof.holds:
        raise refused_by(proof)


def read_by(release: Release) -> Cohort:
    """The days of which cases were read for the release."""
    start, end = release.read_from or release.period_from, release.read_to or release.period_to
    return Cohort(release.panel_id, Basis(release.basis), start, end)
