"""Themes are named by the chair; every name a theme had is kept, and none is given twice."""

import pytest

from cdop.core.refusals import NotAllowed, Refused
from cdop.themes import actions, queries
from cdop.themes.models import ChangeKind

pytestmark = pytest.mark.usefixtures("scope")


def add(chair, name="Safe sleep", definition="Where and how an infant was laid to sleep.", phrases=()):
    return actions.add(name=name, definition=definition, phrases=phrases, by=chair)


def kinds(theme, chair) -> list[str]:
    return [change.kind for change in queries.changes_of(theme, by=chair)]


def test_only_the_chair_names_themes(office, theme) -> None:
    for act in (
        lambda: add(office),
        lambda: actions.rename(theme=theme, name="Smoke", by=office),
        lambda: actions.define(theme=theme, definition="Other.", phrases=(), by=office),
        lambda: actions.retire(theme=theme, reason="Too wide.", by=office),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_every_name_is_kept(chair, theme) -> None:
    actions.rename(theme=theme, name="Tobacco smoke", by=chair)
    now = actions.rename(theme=theme, name="Smoking", by=chair)
    told = [(c.before, c.after) for c in queries.changes_of(now, by=chair) if c.kind == ChangeKind.RENAMED]
    assert told == [("Tobacco smoke", "Smoking"), ("Smoking in the home", "Tobacco smoke")]
    assert queries.find_theme(theme.pk, by=chair).name == "Smoking"


def test_the_same_name_in_other_letters_is_refused(chair, theme) -> None:
    with pytest.raises(Refused, match="already"):
        add(chair, name="SMOKING  in the Home")


def test_a_name_of_a_retired_theme_leads_to_bringing_it_back(chair, theme) -> None:
    actions.retire(theme=theme, reason="Too wide.", by=chair)
    with pytest.raises(Refused, match="Bring it back"):
        add(chair, name="Smoking in the home")


def test_a_theme_keeps_its_own_name_in_other_letters(chair, theme) -> None:
    assert actions.rename(theme=theme, name="SMOKING in the home", by=chair).name == "SMOKING in the home"


@pytest.mark.parametrize("name", ["Mrs Testsurname", "Baby 943 476 5919", "ZZ99 3VZ", "x@example.org"])
def test_a_theme_names_no_person(chair, name) -> None:
    with pytest.raises(Refused, match="Take it out"):
        add(chair, name=name)
    with pytest.raises(Refused, match="Take it out"):
        add(chair, definition=f"As of {name}.")


@pytest.mark.parametrize("name", ["", " ", "–"])
def test_a_theme_has_a_name_and_a_definition(chair, name) -> None:
    with pytest.raises(Refused):
        add(chair, name=name)
    with pytest.raises(Refused, match="what belongs"):
        add(chair, definition=" ")


def test_words_are_kept_once_each(chair) -> None:
    theme = add(chair, phrases=["Co-sleeping", " co sleeping ", "", "shared bed"])
    assert theme.phrases == ["Co-sleeping", "shared bed"]


def test_a_word_too_short_is_named(chair) -> None:
    with pytest.raises(Refused, match="“ab”"):
        add(chair, phrases=["ab"])


def test_what_another_person_changed_is_not_overwritten(chair, theme) -> None:
    seen = theme.version
    actions.rename(theme=theme, name="Smoke", by=chair)
    with pytest.raises(Refused, match="changed this theme after you opened it"):
        actions.define(theme=theme, definition="Mine.", phrases=(), by=chair, seen=seen)


def test_a_definition_before_is_kept_with_its_words(chair, theme) -> None:
    now = actions.define(theme=theme, definition="Any smoke.", phrases=["vaping"], by=chair)
    change = queries.changes_of(now, by=chair)[0]
    assert change.kind == ChangeKind.DEFINED
    assert change.before == "All of smoking in the home.\nWords: smoke, smoking"
    assert change.after == "Any smoke.\nWords: vaping"


def test_a_retired_theme_is_changed_no_more_until_it_is_brought_back(chair, theme) -> None:
    actions.retire(theme=theme, reason="Too wide.", by=chair)
    with pytest.raises(Refused, match="retired"):
        actions.rename(theme=theme, name="Smoke", by=chair)
    actions.bring_back(theme=theme, by=chair)
    assert actions.rename(theme=theme, name="Smoke", by=chair).is_in_use
    assert kinds(theme, chair) == ["renamed", "brought_back", "retired", "added"]


def test_retiring_asks_why(chair, theme) -> None:
    with pytest.raises(Refused, match="Say why"):
        actions.retire(theme=theme, reason=" ", by=chair)
