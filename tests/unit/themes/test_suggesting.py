"""The worker suggests, a person decides: nothing is tagged otherwise, and what was declined is not suggested again."""

from uuid import uuid4

import pytest

from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.reviews import actions as reviews
from cdop.themes import actions, comparing, queries
from cdop.themes import finding as words
from cdop.themes.models import HowTagged, Standing, Suggestion, Tag
from tests.makers.panels import make_actor
from tests.makers.themes import make_theme

pytestmark = pytest.mark.usefixtures("scope")


def look(by) -> int:
    """What the worker does, in the test's own transaction."""
    return actions.keep_suggestions(found=words.by_words(queries.material(by=by)), by=by)


def waiting(by) -> list[int]:
    return [each.pk for each in queries.waiting(by=by)]


def test_words_are_found_in_factors_and_learning_and_tag_nothing(theme, office) -> None:
    assert look(office) == 2
    found = queries.waiting(by=office)
    assert {(each.theme, each.why, each.phrase) for each in found} == {(theme, "words", "smoke")}
    assert {each.finding_id is None for each in found} == {True, False}
    assert not Tag.objects.exists()


def test_looking_again_suggests_nothing_twice(theme, office) -> None:
    look(office)
    assert look(office) == 0


def test_what_is_tagged_is_not_suggested(theme, finding, learning, office) -> None:
    for line in (finding, learning):
        actions.tag(theme=theme, line=line, by=office)
    assert look(office) == 0


def test_several_are_accepted_at_once(theme, office, chair) -> None:
    look(office)
    settled = actions.accept(numbers=waiting(office), by=chair)
    assert (settled.done, settled.before, settled.gone) == (2, 0, 0)
    assert {tag.how for tag in queries.points_of(theme, by=office)} == {HowTagged.BY_WORDS}
    assert {each.decided_by for each in Suggestion.objects.all()} == {chair.audit_id}
    assert waiting(office) == []


def test_accepted_twice_is_one_tag(theme, office, chair) -> None:
    look(office)
    numbers = waiting(office)
    actions.accept(numbers=numbers[:1], by=office)
    settled = actions.accept(numbers=numbers, by=chair)
    assert (settled.done, settled.before) == (1, 1)
    assert Tag.objects.count() == 2
    with pytest.raises(Refused, match="before you"):
        actions.accept(numbers=numbers, by=chair)


def test_declined_is_remembered_also_in_a_new_version(theme, listed, office, chair) -> None:
    look(office)
    actions.decline(numbers=waiting(office), by=office)
    assert look(office) == 0
    case, review = listed
    reviews.conclude(case=case, reviewed_on=review.cdrm_on, by=office)
    reviews.sign_off(case=case, by=chair)
    reviews.reopen(case=case, reason="A new report came.", by=chair)
    assert look(office) == 0
    assert not Tag.objects.exists()


def test_a_line_that_was_withdrawn_meanwhile_is_not_tagged(theme, finding, learning, office) -> None:
    look(office)
    numbers = waiting(office)
    reviews.withdraw_line(row=finding, slug="findings", by=office)
    assert len(waiting(office)) == 1
    settled = actions.accept(numbers=numbers, by=office)
    assert (settled.done, settled.gone) == (1, 1)
    assert [tag.line for tag in queries.points_of(theme, by=office)] == [learning]


def test_a_suggestion_is_accepted_on_the_copy_in_a_new_version(theme, listed, office, chair) -> None:
    case, review = listed
    look(office)
    reviews.conclude(case=case, reviewed_on=review.cdrm_on, by=office)
    reviews.sign_off(case=case, by=chair)
    fresh = reviews.reopen(case=case, reason="A new report came.", by=chair)
    assert actions.accept(numbers=waiting(office), by=office).done == 2
    assert {tag.line.review_id for tag in queries.points_of(theme, by=office)} == {fresh.pk}


def test_suggestions_lapse_with_their_theme(theme, office, chair) -> None:
    look(office)
    actions.retire(theme=theme, reason="Too wide.", by=chair)
    assert {each.state for each in Suggestion.objects.all()} == {Standing.LAPSED}
    assert look(office) == 0


def test_suggestions_that_come_too_late_for_their_theme_are_dropped(theme, office, chair) -> None:
    found = words.by_words(queries.material(by=office))
    actions.merge(theme=theme, into=make_theme(office, "Air", ()), reason="The same.", by=chair)
    assert actions.keep_suggestions(found=found, by=office) == 0


def test_nothing_chosen_is_said(office) -> None:
    with pytest.raises(Refused, match="at least one"):
        actions.accept(numbers=[], by=office)


def test_who_may_not_draft_a_review_decides_nothing(theme, panel, office) -> None:
    look(office)
    analyst = make_actor(panel, "analyst")
    for act in (actions.accept, actions.decline):
        with pytest.raises(NotAllowed):
            act(numbers=waiting(office), by=analyst)


def test_asked_twice_it_is_one_piece_of_work(office) -> None:
    token = uuid4()
    assert actions.ask_for_suggestions(token=token, by=office) == actions.ask_for_suggestions(
        token=token, by=office
    )


def test_a_score_is_kept_with_the_version_of_its_model(theme, finding, office, monkeypatch) -> None:
    """Comparison suggests a theme whose words do not stand in the line; it is accepted as any other."""
    other = make_theme(office, "Air", ())
    found = [comparing.Scored(other.pk, 0.75)]
    monkeypatch.setattr(words, "compare", lambda tagged, texts: ([found for _ in texts], "model-1 lines-100"))
    material = queries.material(by=office)
    actions.keep_suggestions(found=words.by_comparison(material, words.by_words(material)), by=office)
    kept = list(queries.waiting(by=office))
    assert {(each.theme, each.why, each.score, each.model_version) for each in kept} == {
        (other, "model", 0.75, "model-1 lines-100")
    }
    actions.accept(numbers=[each.pk for each in kept], by=office)
    assert {tag.how for tag in queries.points_of(other, by=office)} == {HowTagged.BY_MODEL}


def test_what_words_found_is_not_suggested_by_comparison_too(theme, office, monkeypatch) -> None:
    found = [comparing.Scored(theme.pk, 0.9)]
    monkeypatch.setattr(words, "compare", lambda tagged, texts: ([found for _ in texts], "model-1"))
    material = queries.material(by=office)
    assert words.by_comparison(material, words.by_words(material)) == []


def test_what_is_learnt_is_what_people_tagged(theme, finding, learning, office) -> None:
    actions.tag(theme=theme, line=finding, by=office)
    actions.untag(tag=actions.tag(theme=theme, line=learning, by=office), by=office)
    tagged = queries.material(by=office).tagged
    assert [(line.themes, "Someone smoked in the home." in line.text) for line in tagged] == [
        ({theme.pk}, True)
    ]


def test_that_reviews_were_looked_through_is_recorded(theme, office) -> None:
    queries.material(by=office)
    event = Event.objects.filter(chain=office.panel_id, act="theme.lines_read").get()
    assert (event.actor, event.detail) == (office.audit_id, {"lines": 2})
