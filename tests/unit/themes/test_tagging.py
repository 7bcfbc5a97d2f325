"""A tag belongs to what a line says: it is given once, follows the words into a new version, and is never deleted."""

import threading

import pytest
from django.db import connections, transaction

from cdop.core.refusals import NotAllowed, Refused
from cdop.reviews import actions as reviews
from cdop.themes import actions, queries
from cdop.themes.models import Tag
from tests.makers.cases import make_listed_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.themes import first_finding, make_theme

usual = pytest.mark.usefixtures("scope")


def standing(theme, by) -> list[Tag]:
    return list(queries.points_of(theme, by=by))


@usual
def test_a_factor_and_a_learning_point_are_tagged(theme, finding, learning, office) -> None:
    made = [actions.tag(theme=theme, line=line, by=office) for line in (finding, learning)]
    assert {tag.pk for tag in standing(theme, office)} == {tag.pk for tag in made}
    assert queries.counts(by=office)[theme.pk] == queries.Occurs(cases=1, lines=2)


@usual
def test_tagging_twice_gives_one_tag(theme, finding, office, chair) -> None:
    first = actions.tag(theme=theme, line=finding, by=office)
    assert actions.tag(theme=theme, line=finding, by=chair) == first


@usual
def test_whoever_may_not_draft_a_review_tags_nothing(theme, finding, panel, office) -> None:
    tag = actions.tag(theme=theme, line=finding, by=office)
    for role in ("analyst", "member", "submitter", "administrator"):
        other = make_actor(panel, role)
        with pytest.raises(NotAllowed):
            actions.tag(theme=theme, line=finding, by=other)
        with pytest.raises(NotAllowed):
            actions.untag(tag=tag, by=other)


@usual
def test_a_tag_taken_off_is_kept_with_who_took_it(theme, finding, office, chair) -> None:
    tag = actions.tag(theme=theme, line=finding, by=office)
    actions.untag(tag=tag, by=chair)
    tag.refresh_from_db()
    assert (tag.tagged_by, tag.taken_off_by, tag.taken_off_by_name) == (
        office.audit_id,
        chair.audit_id,
        chair.name,
    )
    assert standing(theme, office) == []
    with pytest.raises(Refused, match="before you"):
        actions.untag(tag=tag, by=office)


@usual
def test_a_tag_taken_off_can_be_given_again(theme, finding, office) -> None:
    first = actions.tag(theme=theme, line=finding, by=office)
    actions.untag(tag=first, by=office)
    assert actions.tag(theme=theme, line=finding, by=office) != first


@usual
def test_a_line_whose_words_change_loses_its_tag_until_somebody_looks(theme, finding, listed, office) -> None:
    tag = actions.tag(theme=theme, line=finding, by=office)
    values = {name: getattr(finding, name) for name in ("factor_code", "relevance", "modifiable")}
    reviews.change_line(
        row=finding, slug="findings", values={**values, "factor_text": "A candle."}, by=office
    )
    assert standing(theme, office) == []
    assert queries.changed_of(theme, by=office) == [tag]
    assert queries.lines_of(listed[0], by=office).older == [tag]


@usual
def test_a_line_of_which_only_the_judgement_changes_keeps_its_tag(theme, finding, listed, office) -> None:
    tag = actions.tag(theme=theme, line=finding, by=office)
    values = {
        name: getattr(finding, name) for name in ("factor_code", "factor_text", "relevance", "modifiable")
    }
    fresh = reviews.change_line(
        row=finding, slug="findings", values={**values, "note": "Said twice."}, by=office
    )
    assert standing(theme, office) == [tag]
    assert actions.tag(theme=theme, line=fresh, by=office) == tag
    assert queries.lines_of(listed[0], by=office).lines[0].tags == [tag]


@usual
def test_a_line_that_is_gone_is_tagged_no_more(theme, finding, office) -> None:
    reviews.withdraw_line(row=finding, slug="findings", by=office)
    with pytest.raises(Refused, match="changed or withdrawn"):
        actions.tag(theme=theme, line=finding, by=office)


@usual
def test_tags_stand_in_the_new_version_of_a_reopened_case(theme, finding, listed, office, chair) -> None:
    case, review = listed
    reviews.conclude(case=case, reviewed_on=review.cdrm_on, by=office)
    reviews.sign_off(case=case, by=chair)
    tag = actions.tag(theme=theme, line=finding, by=office)
    fresh = reviews.reopen(case=case, reason="A new report came.", by=chair)
    assert standing(theme, office) == [tag]
    copied = first_finding(fresh)
    assert copied.pk != finding.pk
    assert actions.tag(theme=theme, line=copied, by=office) == tag
    assert [r.pk for r in queries.reviews_with([theme.pk], panel_id=office.panel_id)] == [review.pk]


@usual
def test_a_theme_out_of_use_is_given_no_more_and_keeps_its_tags(
    theme, finding, learning, office, chair
) -> None:
    tag = actions.tag(theme=theme, line=finding, by=office)
    actions.retire(theme=theme, reason="Too wide.", by=chair)
    with pytest.raises(Refused, match="retired"):
        actions.tag(theme=theme, line=learning, by=office)
    assert standing(theme, office) == [tag]


def test_a_line_of_another_panel_is_out_of_reach(theme, office) -> None:
    stranger = make_actor(make_panel("south"))
    _, review = make_listed_case(stranger)
    with scope_of(stranger), transaction.atomic():
        line = first_finding(review)
    with scope_of(office), pytest.raises(type(line).DoesNotExist), transaction.atomic():
        actions.tag(theme=theme, line=line, by=office)


def test_two_people_at_once_give_one_tag(committed_db) -> None:
    panel = make_panel()
    people = [make_actor(panel), make_actor(panel, "chair")]
    _, review = make_listed_case(people[0])
    theme = make_theme(people[0])
    together, made = threading.Barrier(2), []

    def give(by) -> None:
        try:
            with scope_of(by), transaction.atomic():
                line = first_finding(review)
                together.wait(10)
                made.append(actions.tag(theme=theme, line=line, by=by).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=give, args=(by,)) for by in people]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    with scope_of(people[0]), transaction.atomic():
        assert [tag.pk for tag in Tag.objects.all()] == made[:1] == made[1:]
