"""The one door by which an aggregate leaves. Out of it comes either a protected table or, for those who may

see exact figures within the panel, an internal one marked as such. Nothing else gives a count to a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.disclosure.audit import Proof
from cdop.disclosure.joint import Breach
from cdop.disclosure.protect import Protected, first_look, protect
from cdop.disclosure.refusals import BadTable, Unprotectable
from cdop.disclosure.rule import Rule
from cdop.figures.cohort import Cohort
from cdop.figures.counting import Count, Counted, Look
from cdop.figures.facts import CaseFacts, case_facts
from cdop.figures.kept import kept
from cdop.figures.ledger.beside import Beside, beside
from cdop.figures.ledger.entries import fingerprint, told_before
from cdop.figures.ledger.told import Told, Vintage
from cdop.figures.measures import measure
from cdop.figures.readable import ExactTable, Figures, InternalFigures
from cdop.figures.released import ReleasedFigures, released

DEFAULT_RULE = Rule()


@transaction.atomic
def exact(name: str, cohort: Cohort, *, by: AnyActor) -> InternalFigures:
    """Exact figures of one measure, for those with the right; that they were read is recorded."""
    check(by, Permission.FIGURES_EXACT)
    wanted = measure(name)
    facts = case_facts(cohort)
    record("figures.read", by=by, of="figures", ref=name, basis=cohort.basis.code, period=cohort.words)
    counts = wanted.count(facts)
    return InternalFigures(
        name, cohort, wanted.dimensions, len(wanted.cases(facts)), tuple(sorted(counts.items()))
    )


@transaction.atomic
def exact_facts(name: str, cohort: Cohort, *, by: AnyActor, **asked: str) -> list[CaseFacts]:
    """The facts of a cohort for a page `name` that counts them itself, for those who may see exact figures; that

    they were read is recorded with the codes `asked` for. What is counted from them never becomes a file.
    """
    check(by, Permission.FIGURES_EXACT)
    record(
        "figures.read", by=by, of="figures", ref=name, basis=cohort.basis.code, period=cohort.words, **asked
    )
    return case_facts(cohort)


@transaction.atomic
def figures_for(name: str, cohort: Cohort, count: Count, *, by: AnyActor) -> Figures:
    """The tables that `count` makes of the cohort: exact for those with the right (which is recorded, as

    figures `name`), protected for everyone else.
    """
    if not by.may(Permission.FIGURES_EXACT):
        return protected_tables(cohort, count, by=by).readable
    facts = case_facts(cohort)
    record("figures.read", by=by, of="figures", ref=name, basis=cohort.basis.code, period=cohort.words)

    def make() -> Figures:
        tables = count(cohort, facts, as_counted).tables
        found = (ExactTable(t.name, t.title, t.dimensions, t.counts) for t in tables)
        return Figures({table.name: table for table in found}, is_exact=True)

    return kept(("exact", count, cohort, frozenset(facts)), make)


@transaction.atomic
def protected_tables(cohort: Cohort, count: Count, *, by: AnyActor) -> ReleasedFigures:
    """The tables that `count` makes of the cohort, protected whoever asks, and in keeping with all that was

    released before.
    """
    check(by, Permission.FIGURES_VIEW)
    read = Vintage(cohort, case_facts(cohort))

    def make() -> ReleasedFigures:
        told = told_before(cohort)
        counted = count(cohort, read.facts, looking(read, told))
        return released(protected(counted, beside(counted.tables, read, told)))

    return kept((count, cohort, frozenset(read.facts), fingerprint(cohort)), make)


@transaction.atomic
def download(name: str, cohort: Cohort, count: Count, *, by: AnyActor) -> ReleasedFigures:
    """The same, to be taken away as the file `name`; recorded."""
    shown = protected_tables(cohort, count, by=by)
    record("figures.downloaded", by=by, of="figures", ref=name, basis=cohort.basis.code, period=cohort.words)
    return shown


def as_counted(counted: Counted) -> dict[Any, int | None]:
    """The look of exact eyes: what is chosen by is what they see. Nothing is rounded for it."""
    return {table.key(cell): count for table in counted.tables for cell, count in table.counts.items()}


def looking(read: Vintage | None, told: tuple[Told, ...], rule: Rule = DEFAULT_RULE) -> Look:
    """A first look at what counts would be shown as: to choose by, never to show; it is not proved."""

    def look(counted: Counted) -> dict[Any, int | None]:
        before = beside(counted.tables, read, told) if read else Beside()
        try:
            return dict(first_look(counted.tables, rule, counted.order, before.facts, before.counts))
        except (Unprotectable, BadTable) as trouble:
            raise refusal(trouble) from None

    return look


def protected(counted: Counted, before: Beside, *, rule: Rule = DEFAULT_RULE) -> Protected:
    """The tables, protected together and proved beside what was told before; or a Refused that says what

    stands in the way.
    """
    try:
        return protect(counted.tables, rule, counted.order, before.facts, before.counts)
    except (Unprotectable, BadTable) as trouble:
        raise refusal(trouble) from None


def refusal(trouble: Exception) -> Refused:
    """That it cannot be, and the ways out. Whoever asked may be nobody who sees exact figures: the sentence

    holds no cell, no count and no interval, which the trouble itself does.
    """
    breaches = trouble.breaches if isinstance(trouble, Unprotectable) else ()
    return _beside(breaches) if breaches else Refused(_ALONE)


def refused_by(proof: Proof) -> Refused:
    """What a proof that does not hold says, as a refusal."""
    return _beside(proof.breaches) if proof.breaches else Refused(_ALONE)


_ALONE = (
    "These figures cannot be released: no protection was found under which small numbers stay unknown. "
    "Choose a longer period, fewer rows or fewer tables."
)


def _beside(breaches: Sequence[Breach]) -> Refused:
    names = list(dict.fromkeys(name for breach in breaches for name in breach.releases))
    return Refused(
        "These figures cannot be released beside what was released before: together they would tell a small "
        f"number. It takes {' and '.join(names) or 'earlier releases'}. Choose the same periods and groups as "
        "before, coarser ones, or wait until more cases lie between the two."
    )
