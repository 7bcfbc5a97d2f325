"""What is looked at before a return is prepared: what blocks it, what is only said, and to whom cases are named."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cdop.core.refusals import NotAllowed, Refused
from cdop.figures.actions import ask_to_prepare
from cdop.figures.cohort import Basis, Cohort, cohort_for_year
from cdop.figures.facts import CaseFacts
from cdop.figures.orders import Order
from cdop.returns import actions
from cdop.returns.definitions.checks import CHECKS, Reading, says
from cdop.returns.definitions.findings import checks_of, refuse_if_blocked
from cdop.returns.definitions.known import part_of
from tests.makers import sample as sample_maker
from tests.makers.cases import make_reviewed_case, make_signed_case
from tests.makers.panels import make_actor, make_panel, scope_of

START, END = date(2024, 4, 1), date(2025, 3, 31)
LINE = CaseFacts(
    case_id=1, day=date(2024, 5, 1), year="2024-25", age_band="1_4", sex="male", ethnic_group="white",
    area="E06000008", imd_decile="1", is_reviewed=True, category="9", modifiability="none_identified",
    factors=frozenset(), modifiable_factors=frozenset(), time_taken="within_6m", event="infection",
    place="hospital", cp_plan="no", statutory_order="no", asylum="none",
)  # fmt: skip
QUARTERS = [replace(LINE, case_id=n, day=date(2024, n, 1)) for n in (4, 7, 10)] + [
    replace(LINE, case_id=20, day=date(2025, 1, 1))
]


def reading(facts, *, before=(), unfinished=(), unsigned=(), today=date(2025, 6, 1), basis=Basis.REVIEW):
    return Reading(
        Cohort(1, basis, START, END),
        "reviews",
        facts,
        before,
        frozenset(unfinished),
        frozenset(unsigned),
        today,
    )


def found(name, *args, **more):
    about = CHECKS[name](reading(*args, **more))
    return about if isinstance(about, bool) else list(about)


def test_a_year_in_order_is_found_to_be_so():
    assert not [name for name in CHECKS if found(name, QUARTERS)]


@pytest.mark.parametrize(
    ("name", "facts", "more", "said"),
    [
        ("population_not_zero", [], {}, True),
        ("year_is_over", QUARTERS, {"today": END}, True),
        ("no_quarter_is_empty", QUARTERS[:3], {}, True),
        ("all_finalised", QUARTERS, {"unfinished": [7]}, [7]),
        ("earlier_ones_are_signed", QUARTERS, {"unsigned": [7]}, [7]),
        ("conclusions_are_whole", [replace(LINE, category="")], {}, [1]),
        ("conclusions_are_whole", [replace(LINE, modifiability="")], {}, [1]),
        ("modifiability_agrees", [replace(LINE, modifiability="modifiable_identified")], {}, [1]),
        ("modifiability_agrees", [replace(LINE, modifiable_factors=frozenset({"A1"}))], {}, [1]),
        ("child_is_described", [replace(LINE, ethnic_group="unknown")], {}, [1]),
        ("child_is_described", [replace(LINE, sex="")], {}, [1]),
        ("circumstances_are_described", [replace(LINE, event="")], {}, [1]),
        ("near_last_year", [LINE] * 20, {"before": [LINE] * 60}, True),
    ],
)
def test_each_check_finds_what_it_says(name, facts, more, said):
    assert found(name, facts, **more) == said


@pytest.mark.parametrize(
    ("name", "facts", "more"),
    [
        ("near_last_year", [LINE] * 50, {"before": [LINE] * 60}),
        ("near_last_year", [LINE] * 50, {"before": []}),
        ("no_quarter_is_empty", QUARTERS[:2], {"today": date(2024, 10, 5)}),
        ("year_is_over", QUARTERS, {"today": date(2025, 4, 1)}),
    ],
)
def test_a_check_is_silent_where_nothing_is_wrong(name, facts, more):
    assert not found(name, facts, **more)


def test_every_check_speaks_in_sentences_without_a_count():
    for name in CHECKS:
        sentence = says(name, reading(QUARTERS))
        assert sentence.endswith(".") and "{" not in sentence
        assert not [word for word in sentence.replace("2024-25", "").split() if word.isdigit()]


@pytest.fixture
def panel(db):
    return make_panel()


def test_a_year_without_reviews_is_refused_in_a_sentence(panel):
    by = make_actor(panel)
    with scope_of(by), pytest.raises(Refused, match="There are no reviews in 2025-26"):
        actions.produce(kind="lscb1", year="2025-26", key=str(uuid.uuid4()), by=by)


def test_cases_that_are_not_finalised_are_named_to_those_who_may_see_them(panel):
    by, submitter = make_actor(panel), make_actor(panel, "submitter")
    case = make_reviewed_case(by, reviewed_on=date(2025, 11, 11))
    make_signed_case(by, reviewed_on=date(2025, 11, 12))
    for kind in ("lscb1", "ncmd"):
        with scope_of(by), pytest.raises(Refused, match="not signed off and closed") as refused:
            actions.produce(kind=kind, year="2025-26", key=str(uuid.uuid4()), by=by)
        assert refused.value.sentence.endswith(f"Cases: {case.reference}.")
        with scope_of(submitter), pytest.raises(Refused, match="not signed off and closed") as refused:
            actions.produce(kind=kind, year="2025-26", key=str(uuid.uuid4()), by=submitter)
        assert case.reference not in refused.value.sentence


def test_what_is_kept_for_others_to_read_names_no_case(panel):
    by = make_actor(panel)
    case = make_reviewed_case(by, reviewed_on=date(2025, 11, 11))
    _, part = part_of("lscb1")
    with scope_of(by):
        findings = checks_of(part, cohort_for_year(by.panel_id, part.basis, "2025-26"), by=by)
    assert case.reference in {ref for each in findings for ref in each.references}
    with pytest.raises(Refused) as refused:
        refuse_if_blocked(findings, is_kept=True)
    assert case.reference not in refused.value.sentence


def test_a_warning_does_not_stop_a_return(panel):
    by = make_actor(panel)
    make_reviewed_case(by, reviewed_on=date(2025, 11, 11))
    _, part = part_of("annual")
    with scope_of(by):
        findings = checks_of(part, cohort_for_year(by.panel_id, part.basis, "2025-26"), by=by)
        job = actions.produce(kind="annual", year="2025-26", key="once", by=by, is_woken=False)
    assert "all_finalised" in {each.check for each in findings if not each.is_blocking}
    assert job.args == {"kind": "annual", "year": "2025-26"}


def test_every_part_of_a_return_becomes_a_job_of_its_own_once(panel):
    by = make_actor(panel)
    make_signed_case(by, reviewed_on=date(2025, 11, 11))
    with scope_of(by), transaction.atomic():
        first = actions.produce(kind="lscb1", year="2025-26", key="once", by=by, is_woken=False)
        again = actions.produce(kind="lscb1", year="2025-26", key="once", by=by, is_woken=False)
        kinds = (
            type(first)
            .objects.filter(panel_id=by.panel_id, kind=actions.PRODUCE)
            .values_list("args__kind", flat=True)
        )
        assert sorted(kinds) == ["lscb1", "lscb1-notified", "lscb1-open", "lscb1-passed-on"]
    assert first.pk == again.pk and first.args["kind"] == "lscb1"


@pytest.fixture
def sample(django_db_setup, django_db_blocker):
    """For one test: the others of this module work in the usual database."""
    with django_db_blocker.unblock(), sample_maker.sample() as by:
        yield by


def test_a_review_completed_before_it_was_brought_in_is_only_warned_of(sample):
    """Three rows of the files contradict themselves; the import leaves them to be signed off."""
    named = {}
    for year in ("2020-21", "2022-23", "2023-24", "2024-25"):
        _, part = part_of("lscb1")
        findings = checks_of(part, cohort_for_year(sample.panel_id, part.basis, year), by=sample)
        assert not [each for each in findings if each.is_blocking]
        named[year] = [len(each.references) for each in findings if each.check == "earlier_ones_are_signed"]
    assert named == {"2020-21": [1], "2022-23": [], "2023-24": [1], "2024-25": [1]}


def test_no_other_way_to_prepare_passes_the_checks_by(panel):
    by = make_actor(panel)
    case = make_reviewed_case(by, reviewed_on=date(2025, 11, 11))
    order = Order(kind="ncmd-reviews", start=date(2025, 4, 1), end=date(2026, 3, 31))
    with scope_of(by), pytest.raises(Refused, match="not signed off and closed") as refused:
        ask_to_prepare(order=order, key="once", by=by)
    assert case.reference not in refused.value.sentence


def test_nobody_asks_without_the_right(panel):
    by = make_actor(panel, "analyst")
    _, part = part_of("annual")
    with scope_of(by), pytest.raises(NotAllowed):
        checks_of(part, cohort_for_year(by.panel_id, part.basis, "2025-26"), by=by)
    with scope_of(by), pytest.raises(NotAllowed):
        actions.produce(kind="annual", year="2025-26", key="x", by=by)


def test_checking_costs_the_same_with_many_cases(panel):
    by = make_actor(panel)
    _, part = part_of("lscb1")
    cost = []
    for _ in range(2):
        make_signed_case(by, reviewed_on=date(2025, 11, 11))
        with (
            scope_of(by),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            checks_of(part, cohort_for_year(by.panel_id, part.basis, "2025-26"), by=by)
        cost.append(len([q for q in queries if q["sql"].lstrip("( ").upper().startswith('SELECT "')]))
    assert cost[0] == cost[1] <= 6
