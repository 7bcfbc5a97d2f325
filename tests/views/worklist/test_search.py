"""Finding a case: by what the person may know, and nothing of it in an address or a log."""

import pytest

from cdop.audit.models import Event
from tests.makers.cases import make_case, nhs_number
from tests.makers.panels import scope_of


def found(client, text: str) -> str:
    return client.post("/cases/search/", {"text": text}).content.decode()


@pytest.fixture
def case(by):
    return make_case(
        by,
        surname="Ó Súilleabháin",
        forenames="Aoife",
        nhs_number=nhs_number(77),
        circumstances="Found unresponsive after sleeping beside a parent who smoked.",
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (nhs_number(77), "NHS number"),
        (f"{nhs_number(77)[:3]} {nhs_number(77)[3:6]} {nhs_number(77)[6:]}", "NHS number"),
        ("aoife o suilleabhain", "child&#x27;s name"),
        ("suileabhain", "name like the child"),
        ("sleeping smoking", "words of what was written"),
        ("unresponsve", "words of what was written"),
    ],
)
def test_a_case_is_found(client, case, text: str, why: str) -> None:
    html = found(client, text)
    assert case.reference in html and why in html and "1 case found" in html


def test_by_reference_the_case_comes_first(client, by, case) -> None:
    make_case(by, circumstances=f"See {case.reference}")
    html = found(client, case.reference.lower())
    assert html.index(f"/cases/{case.reference}/") < html.index("words of what was written")


def test_nothing_found_differs_from_nothing_asked(client, case) -> None:
    assert "Nothing was found" in found(client, "Zzyzx Quux")
    assert "Type a reference" in found(client, "")
    assert "two letters" in found(client, "a")
    assert "Nothing was found" not in client.get("/cases/search/").content.decode()


def test_a_chair_does_not_search_by_name(person, case) -> None:
    chair, _ = person("chair")
    assert "Your role does not search by name" in found(chair, "aoife")
    assert case.reference not in found(chair, nhs_number(77))
    assert case.reference in found(chair, "unresponsive")


def test_no_name_is_shown_and_no_word_recorded(client, by, case) -> None:
    html = found(client, "aoife")
    assert "Súilleabháin" not in html
    with scope_of(by):
        event = Event.objects.filter(act="worklist.searched").latest("id")
    assert event.detail == {"found": 1} and "aoife" not in str(vars(event)).lower()


def test_another_panels_cases_are_not_found(client, stranger) -> None:
    other = make_case(stranger, surname="Elsewhere", circumstances="Unmistakable words.")
    for text in ("Elsewhere", "Unmistakable", other.reference):
        assert "Nothing was found" in found(client, text)


def test_words_of_a_query_language_are_only_words(client, case) -> None:
    for text in ("') OR 1=1 --", '"unclosed', "!!", "& | !", "%_%", "\\"):
        assert client.post("/cases/search/", {"text": text}).status_code == 200
