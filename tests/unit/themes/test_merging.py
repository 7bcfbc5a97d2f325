"""A merge loses no tag and keeps its trace; no theme comes back into itself."""

import pytest

from cdop.core.refusals import NotAllowed, Refused
from cdop.themes import actions, queries
from cdop.themes.models import HowTagged, Tag
from tests.makers.themes import make_theme

pytestmark = pytest.mark.usefixtures("scope")
REASON = "They mean the same."


@pytest.fixture
def other(office, scope):
    return make_theme(office, "Tobacco", ("tobacco", "smoking"))


def test_tags_follow_and_stay_as_they_were(theme, other, finding, learning, office, chair) -> None:
    old = [actions.tag(theme=theme, line=line, by=office) for line in (finding, learning)]
    into = actions.merge(theme=theme, into=other, reason=REASON, by=chair)
    followed = list(Tag.objects.filter(theme=into).order_by("pk"))
    assert [(tag.line, tag.came_from, tag.how) for tag in followed] == [
        (before.line, before, HowTagged.BY_MERGE) for before in old
    ]
    for before in old:
        was = (before.theme_id, before.tagged_by, before.taken_off_at)
        before.refresh_from_db()
        assert (before.theme_id, before.tagged_by, before.taken_off_at) == was


def test_a_line_with_both_themes_has_one_tag_afterwards(
    theme, other, finding, learning, office, chair
) -> None:
    actions.tag(theme=theme, line=finding, by=office)
    actions.tag(theme=theme, line=learning, by=office)
    kept = actions.tag(theme=other, line=finding, by=office)
    actions.merge(theme=theme, into=other, reason=REASON, by=chair)
    assert queries.counts(by=office)[other.pk] == queries.Occurs(cases=1, lines=2)
    assert kept in queries.points_of(other, by=office)


def test_a_tag_that_was_taken_off_does_not_follow(theme, other, finding, office, chair) -> None:
    actions.untag(tag=actions.tag(theme=theme, line=finding, by=office), by=office)
    actions.merge(theme=theme, into=other, reason=REASON, by=chair)
    assert list(queries.points_of(other, by=office)) == []


def test_the_trace_stands_with_both(theme, other, finding, office, chair) -> None:
    actions.tag(theme=theme, line=finding, by=office)
    actions.merge(theme=theme, into=other, reason=REASON, by=chair)
    told = [
        (change.kind, change.other_id, change.tags, change.reason, change.by)
        for one in (theme, other)
        for change in queries.changes_of(one, by=chair)[:1]
    ]
    assert told == [
        ("merged", other.pk, 1, REASON, chair.audit_id),
        ("took_in", theme.pk, 1, REASON, chair.audit_id),
    ]
    assert queries.find_theme(theme.pk, by=chair).merged_into == other


def test_words_go_on_suggesting(theme, other, chair) -> None:
    assert actions.merge(theme=theme, into=other, reason=REASON, by=chair).phrases == [
        "tobacco",
        "smoking",
        "smoke",
    ]


def test_a_ring_is_refused(theme, other, office, chair) -> None:
    third = make_theme(office, "Air", ())
    actions.merge(theme=theme, into=other, reason=REASON, by=chair)
    actions.merge(theme=other, into=third, reason=REASON, by=chair)
    for one, into in ((third, theme), (third, other), (other, theme), (theme, other), (third, third)):
        with pytest.raises(Refused):
            actions.merge(theme=one, into=into, reason=REASON, by=chair)


def test_a_chain_loses_no_tag(theme, other, finding, office, chair) -> None:
    third = make_theme(office, "Air", ())
    actions.tag(theme=theme, line=finding, by=office)
    actions.merge(theme=theme, into=other, reason=REASON, by=chair)
    actions.merge(theme=other, into=third, reason=REASON, by=chair)
    assert [tag.line for tag in queries.points_of(third, by=office)] == [finding]


def test_the_name_of_a_merged_theme_is_free(theme, other, chair) -> None:
    actions.merge(theme=theme, into=other, reason=REASON, by=chair)
    assert actions.add(name=theme.name, definition="Anew.", by=chair).pk != theme.pk


def test_only_the_chair_merges_and_says_why(theme, other, office, chair) -> None:
    with pytest.raises(NotAllowed):
        actions.merge(theme=theme, into=other, reason=REASON, by=office)
    with pytest.raises(Refused, match="Say why"):
        actions.merge(theme=theme, into=other, reason="", by=chair)


def test_a_retired_theme_is_no_goal(theme, other, chair) -> None:
    actions.retire(theme=other, reason="Too wide.", by=chair)
    with pytest.raises(Refused, match="retired"):
        actions.merge(theme=theme, into=other, reason=REASON, by=chair)
