"""One of everything that has an address, made for a panel, so that tests can walk every address.

A page for a new kind of object adds it here; until then the walk fails and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cdop.access.actors import Actor
from cdop.access.models import Panel
from cdop.access.roles import ROLES
from cdop.api.models import MachineClient
from cdop.artefacts.models import Artefact
from cdop.attachments.actions import attach
from cdop.attachments.models import Attachment
from cdop.cases.actions import add_row
from cdop.cases.models import Case, RepeatedRow
from cdop.figures.models import ExternalFigure, Release
from cdop.imports import actions as imports
from cdop.imports.extract import CASE_COLUMNS
from cdop.imports.models import Batch
from cdop.jobs.models import Job
from cdop.monitoring.models import Signal
from cdop.pickups.models import Pickup
from cdop.reviews.actions import add_line
from cdop.reviews.models import Finding, Review
from cdop.summaries.actions import produce
from cdop.summaries.models import SummaryText
from cdop.themes.models import Tag
from cdop.timing.models import Hold, NationalNotice
from cdop.transfers.models import Transfer
from tests.makers.agencies import Asked, make_asked
from tests.makers.cases import make_case, make_listed_case
from tests.makers.machines import make_client
from tests.makers.pairs import Ties, make_ties
from tests.makers.panels import actor_of, add_role, chair_beside, make_user, scope_of
from tests.makers.pickups import make_link
from tests.makers.prepared import make_outside, make_prepared, make_released
from tests.makers.signals import make_signal
from tests.makers.summaries import make_annual_text
from tests.makers.themes import make_tag, make_theme
from tests.makers.timing import make_hold, make_notice
from tests.makers.transfers import make_moves
from tests.makers.visitors import make_answered

YEAR = date(2025, 4, 1), date(2026, 3, 31)


@dataclass(frozen=True)
class Page:
    """A named address of the house: its view, and the names of its parameters."""

    name: str
    view: Callable[..., Any]
    parameters: tuple[str, ...]

    def at(self, world: World) -> str:
        return reverse(self.name, kwargs=world.of(self))


@dataclass(frozen=True)
class World:
    """What a panel has."""

    by: Actor
    case: Case
    listed: Case
    review: Review
    finding: Finding
    batch: Batch
    job: Job
    artefact: Artefact
    person: RepeatedRow
    hold: Hold
    notice: NationalNotice
    ties: Ties
    asked: Asked
    moved: Case
    outgoing: Transfer
    incoming: Transfer
    paper: Attachment
    prepared: Release
    released: Release
    outside: ExternalFigure
    program: MachineClient
    text: SummaryText
    tag: Tag
    pickup: Pickup
    signal: Signal

    def of(self, page: Page) -> dict[str, Any]:
        """The parameters of `page` for this panel's own objects."""
        held = {**_BY_APP.get(page.name.split(":")[0], {}), **_BY_PAGE.get(page.name, {})}
        missing = set(page.parameters) - set(held)
        assert not missing, f"say in tests/house/examples.py which {missing} stand at {page.name}"
        return {name: held[name](self) for name in page.parameters}


_BY_APP: dict[str, dict[str, Callable[[World], Any]]] = {
    "cases": {
        "reference": lambda w: w.case.reference,
        "slug": lambda w: "child",
        "act": lambda w: "triage",
        "row": lambda w: w.person.id,
    },
    "reviews": {
        "reference": lambda w: w.listed.reference,
        "slug": lambda w: "findings",
        "number": lambda w: w.finding.pk,
        "act": lambda w: "conclude",
    },
    "imports": {"number": lambda w: w.batch.pk, "line": lambda w: 2},
    "matching": {
        "reference": lambda w: w.ties.pair.case_a.reference,
        "number": lambda w: w.ties.pair.pk,
        "line": lambda w: w.ties.row.line,
    },
    "timing": {
        "reference": lambda w: w.case.reference,
        "number": lambda w: w.hold.pk,
        "code": lambda w: "form_return",
        "kind": lambda w: "inquest_ended",
        "what": lambda w: "notification",
    },
    "agencies": {
        "reference": lambda w: w.case.reference,
        "number": lambda w: w.asked.request.pk,
        "act": lambda w: "waive",
    },
    "transfers": {"reference": lambda w: w.moved.reference, "number": lambda w: w.outgoing.pk},
    "attachments": {"reference": lambda w: w.case.reference, "number": lambda w: w.paper.pk},
    "worklist": {"kind": lambda w: "csv"},
    "indicators": {"name": lambda w: "infant_mortality", "plot": lambda w: "series"},
    "monitoring": {"number": lambda w: w.signal.pk, "kind": lambda w: "csv"},
    "figures": {"number": lambda w: w.prepared.id, "plot": lambda w: "ranked"},
    "whatif": {"name": lambda w: "smoking_neonatal"},
    "dashboard": {"key": lambda w: "waiting"},
    "patterns": {"name": lambda w: "ranked", "kind": lambda w: "csv"},
    "returns": {"number": lambda w: w.prepared.id, "reference": lambda w: w.listed.reference},
    "api": {"number": lambda w: w.program.id},
    "jobs": {"number": lambda w: w.job.id},
    "pickups": {"number": lambda w: w.artefact.id},
    "retention": {"kind": lambda w: "links"},
    "themes": {"number": lambda w: w.tag.theme_id, "reference": lambda w: w.listed.reference},
    "summaries": {"number": lambda w: w.text.pk, "kind": lambda w: "theme"},
    "artefacts": {"number": lambda w: w.artefact.id, "name": lambda w: "panel.xlsx"},
}
_BY_PAGE: dict[str, dict[str, Callable[[World], Any]]] = {
    **{
        f"cases:{name}": {"slug": lambda w: "people"}
        for name in ("add_row", "change_row", "withdraw_row", "restore_row")
    },
    "cases:supplementary": {"slug": lambda w: "cardiac"},
    **{
        f"agencies:{name}": {"number": lambda w: w.asked.agency.pk}
        for name in ("agency", "change_agency", "retire_agency", "add_contact")
    },
    **{
        f"agencies:{name}": {"number": lambda w: w.asked.contact.pk} for name in ("contact", "retire_contact")
    },
    "agencies:decide": {"slug": lambda w: "health", "name": lambda w: "autism"},
    **{
        f"agencies:{name}": {"number": lambda w: w.asked.letter.pk}
        for name in ("letter", "send_letter_again")
    },
    **{
        f"transfers:{name}": {"number": lambda w: w.incoming.number}
        for name in ("incoming", "identity", "accept", "reject")
    },
    "timing:withdraw_notice": {"number": lambda w: w.notice.pk},
    "figures:download": {"name": lambda w: "factors"},
    "figures:case": {"reference": lambda w: w.listed.reference},
    **{
        f"figures:{name}": {"number": lambda w: w.released.id}
        for name in ("release", "difference", "behind", "again", "withdraw")
    },
    **{f"figures:{name}": {"number": lambda w: w.outside.pk} for name in ("outside_figure", "take_out")},
    "themes:untag": {"number": lambda w: w.tag.pk},
    "reviews:section": {"slug": lambda w: "classification"},
    "reviews:version": {"number": lambda w: 1},
    "pickups:revoke": {"number": lambda w: w.pickup.id},
    "matching:unlink": {"number": lambda w: w.ties.link.pk},
    "matching:undo": {"number": lambda w: w.ties.merge.pk},
    "matching:take_out": {"number": lambda w: w.ties.member.pk},
    **{
        f"matching:{name}": {"reference": lambda w: w.ties.member.incident.reference}
        for name in ("incident", "change_incident", "add_to_incident")
    },
    **{
        f"matching:{name}": {"number": lambda w: w.ties.row.listed_id}
        for name in ("list", "compare_again", "row", "found", "notify", "not_ours", "reopen")
    },
}


def pages() -> list[Page]:
    """Every address but those of allauth, which guards and tests its own."""
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: URLResolver, space: str, above: tuple[str, ...]) -> list[Page]:
    found: list[Page] = []
    for each in resolver.url_patterns:
        names = (*above, *each.pattern.converters)
        if isinstance(each, URLPattern):
            found.append(Page(f"{space}{each.name}", each.callback, names))
        elif "allauth" not in str(getattr(each.urlconf_name, "__name__", each.urlconf_name)):
            found += _walk(each, f"{space}{each.namespace}:" if each.namespace else space, names)
    return found


def everyone(panel: Panel) -> Any:
    """A user who holds every role on `panel`."""
    first, *others = ROLES
    user = make_user(panel, first)
    for role in others:
        add_role(user, panel, role)
    return user


def make_world(panel: Panel, *, rows: int = 2) -> World:
    """One of everything, made by someone with every role; an import with so many rows."""
    by = actor_of(everyone(panel), panel)
    case = make_case(by, key_worker_given="yes", gestation_weeks=31)
    listed, review = make_listed_case(by, learning=["Ask about smoke in the home."])
    with scope_of(by), transaction.atomic():
        add_line(review=review, slug="recommendations", values={"text": "Offer help to stop smoking."}, by=by)
        finding = Finding.objects.get(panel_id=by.panel_id, review=review)
        batch, _, _ = imports.bring_in(cases=_extract(rows), factors=None, name="cases.csv", by=by)
        job = produce(kind="panel", start=YEAR[0], end=YEAR[1], key="k", by=by, is_woken=False)
        person = add_row(case=case, slug="people", values={"relation": "mother"}, by=by)
    assert batch is not None
    make_answered(by, case)
    prepared = make_prepared(by)
    released, artefact = make_released(by, chair_beside(by), "panel")
    return World(
        by,
        case,
        listed,
        review,
        finding,
        batch,
        job,
        artefact,
        person,
        *_timed(by, case),
        make_ties(by),
        make_asked(by, case),
        *make_moves(by),
        _paper(by, case),
        prepared,
        released,
        make_outside(by),
        make_client(by)[0],
        make_annual_text(by),
        make_tag(by, make_theme(by), review),
        make_link(by, artefact)[0],
        make_signal(by),
    )


def _paper(by: Actor, case: Case) -> Attachment:
    """A file of the case."""
    with scope_of(by), transaction.atomic():
        return attach(case=case, name="notes.txt", raw=b"Invented notes.", kind="other", by=by)


def _timed(by: Actor, case: Case) -> tuple[Hold, NationalNotice]:
    return make_hold(by, case), make_notice(by, case)


def _extract(count: int) -> bytes:
    """Rows that wait for someone: none has a date of death."""
    rows = [{"case_ref": f"R{n}", "date_of_birth": "2023-02-01"} for n in range(count)]
    lines = [",".join(CASE_COLUMNS), *(",".join(row.get(c, "") for c in CASE_COLUMNS) for row in rows)]
    return "\n".join([*lines, ""]).encode()
