"""A question asked in two places says so, and is the same there."""

import pytest

from cdop.dataset.codelists import Sex, Ynk
from cdop.dataset.elements import Element, Kind, Section
from cdop.dataset.forms import SECTIONS, same_question
from cdop.dataset.sameness import groups


def asked(name: str, same_as: str = "", **more: object) -> Element:
    given = {"kind": Kind.CODE, "codes": Ynk, "source": "design", "same_as": same_as, **more}
    return Element(name=name, label="Asked", **given)  # type: ignore[arg-type]


def made(**sections: tuple[Element, ...]) -> dict[str, Section]:
    return {slug: Section(slug, slug, elements) for slug, elements in sections.items()}


def test_the_same_question_is_found_from_each_of_its_places() -> None:
    held = groups(made(one=(asked("a"),), two=(asked("b", "one.a"),), three=(asked("c", "one.a"),)))
    everywhere = (("one", "a"), ("two", "b"), ("three", "c"))
    assert held == dict.fromkeys(everywhere, everywhere)


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (asked("b", "one.x"), "does not exist"),
        (asked("b", "nowhere.a"), "does not exist"),
        (asked("b", "one.a", codes=Sex), "another code list"),
        (asked("b", "one.a", kind=Kind.DATE, codes=None), "another kind"),
        (asked("b", "one.again"), "Name that one"),
    ],
)
def test_a_wrong_claim_of_sameness_is_refused(other: Element, sentence: str) -> None:
    sections = made(zero=(asked("z"),), one=(asked("a"), asked("again", "zero.z")), two=(other,))
    with pytest.raises(ValueError, match=sentence):
        groups(sections)


def test_a_name_without_its_section_is_refused() -> None:
    with pytest.raises(ValueError, match="by section and element"):
        asked("b", "place_of_death")


def test_places_of_the_dataset() -> None:
    assert same_question("death", "place_of_death") == (("reporting_circumstances", "place_of_death"),)
    assert same_question("reporting_circumstances", "place_of_death") == (("death", "place_of_death"),)
    assert same_question("health", "immunisations_up_to_date") == (
        ("child", "immunisations_up_to_date"),
        ("sudden_unexpected_history", "immunisations_complete"),
        ("infection", "infection_immunisations"),
    )
    assert same_question("child", "sex") == ()
    with pytest.raises(KeyError, match="no element"):
        same_question("death", "weather")


def test_a_question_with_the_same_name_in_two_sections_says_whether_it_is_the_same() -> None:
    """Two rows may each have a text; two sections of facts may not hold one name with two meanings."""
    places: dict[str, list[str]] = {}
    for slug, part in SECTIONS.items():
        for element in part:
            if not part.repeats:
                places.setdefault(element.name, []).append(slug)
    for name, slugs in places.items():
        for slug in slugs[1:]:
            assert (slugs[0], name) in same_question(slug, name), (name, slugs)
