"""What a letter can say: nothing but what its kind may be told, and nothing that could name a child."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.template import loader
from django.template.base import VariableNode

from cdop.letters import kinds
from cdop.letters.kinds import KINDS, LetterKind
from cdop.letters.writing import write_text

FOLDER = Path(settings.BASE_DIR) / "templates" / "letters"
SAYABLE = {
    "panel": "Northshire & District panel",
    "agency": "St Invented's Surgery",
    "reference": "2026-0012",
    "asked": ["Health", "Birth"],
    "due_on": date(2026, 12, 1),
    "days_late": "3 days",
    "link": "https://cdop.example.org/answer/9999999999abcdefghijklmnopqrstuvwxyzABCDEFG/",
    "code": "482915",
    "minutes": 10,
    "outcome": "accepted",
}
PERSONAL = {
    "name",
    "forenames",
    "surname",
    "initials",
    "child",
    "nhs_number",
    "date_of_birth",
    "date_of_death",
    "age",
    "address",
    "postcode",
    "contact",
    "note",
    "words",
}


def each_kind() -> list[pytest.param]:
    return [pytest.param(kind, id=kind.code) for kind in KINDS.values() if kind.code.startswith("agency_")]


def told(kind: LetterKind) -> dict[str, object]:
    return {name: SAYABLE[name] for name in kind.told}


def shown_by(kind: LetterKind) -> set[str]:
    """Every name that the template looks up, in a value, a loop or a condition."""
    source = (FOLDER / f"{kind.code}.txt").read_text(encoding="utf-8")
    template = loader.get_template(kind.template).template
    names = {str(node.filter_expression.var) for node in template.nodelist.get_nodes_by_type(VariableNode)}
    loops = re.findall(r"{% for (\w+) in (\w+) %}", source)
    bound = {name for name, _ in loops}
    return (names | {where for _, where in loops}) - bound


@pytest.mark.parametrize("kind", each_kind())
def test_a_template_shows_only_what_its_kind_may_be_told(kind: LetterKind) -> None:
    assert shown_by(kind) == kind.told


@pytest.mark.parametrize("kind", each_kind())
def test_a_template_fetches_nothing_by_itself(kind: LetterKind) -> None:
    source = (FOLDER / f"{kind.code}.txt").read_text(encoding="utf-8")
    tags = set(re.findall(r"{%\s*(\w+)", source))
    assert tags <= {"for", "endfor"}
    assert not re.findall(r"{{[^}]*[.|][^}]*}}", source), "no attribute and no filter"


@pytest.mark.parametrize("kind", each_kind())
def test_no_kind_may_be_told_who_the_child_was(kind: LetterKind) -> None:
    assert not kind.told & PERSONAL


def test_every_template_belongs_to_a_kind() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(KINDS)


@pytest.mark.parametrize("kind", each_kind())
def test_a_letter_has_a_subject_of_one_line_and_keeps_its_secrets_back(kind: LetterKind) -> None:
    text = write_text(kind, kinds.checked(kind, told(kind)))
    assert text.subject and "\n" not in text.subject and len(text.subject) < 120
    assert "&amp;" not in text.subject + text.body
    for name in kind.secrets:
        assert str(SAYABLE[name]) not in text.subject + text.body
        assert f"[{name}]" in text.body and f"[{name}]" not in text.subject


@pytest.mark.parametrize("code", ["agency_request", "agency_reminder", "agency_overdue", "agency_escalation"])
def test_who_is_asked_is_told_why_for_what_and_by_when(code: str) -> None:
    text = write_text(KINDS[code], kinds.checked(KINDS[code], told(KINDS[code])))
    for words in ("section 16N", "Children Act 2004", "2026-0012", "1 December 2026", "Health", "Northshire"):
        assert words in text.body.replace("\n", " ")


@pytest.mark.parametrize(
    "odd",
    [
        {"agency": "Surgery\nBcc: someone@example.org"},
        {"agency": "Robin Testsurname 999 000 0018"},
        {"agency": "x" * 301},
        {"reference": "Robin T"},
        {"link": "javascript:alert(1)"},
        {"child": "Robin"},
        {"asked": ["Health", "9990000018"]},
    ],
)
def test_more_than_a_line_of_plain_words_is_refused_and_not_repeated(odd: dict[str, object]) -> None:
    kind = KINDS["agency_request"]
    with pytest.raises(ValueError) as refused:
        kinds.checked(kind, {**told(kind), **odd})
    assert "Robin" not in str(refused.value) and "999" not in str(refused.value)


def test_less_is_refused_too() -> None:
    with pytest.raises(ValueError, match="panel"):
        kinds.checked(KINDS["agency_code"], {"code": "1", "minutes": 10})


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(LookupError):
        kinds.find("nobody")
