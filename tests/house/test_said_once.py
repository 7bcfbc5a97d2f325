"""What the dataset declares is what is stored: columns, codes, dictionary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from cdop.cases.stores import NOT_ON_A_CASE, Store, in_store
from cdop.dataset.codelists import ALL
from cdop.dataset.codes import CodeList
from cdop.dataset.columns import CODE_LENGTH
from cdop.dataset.elements import Section
from cdop.dataset.factors import FactorCode
from cdop.dataset.forms import SECTIONS

LEDGER = Path(__file__).with_name("codes.json")


def answer_models() -> Iterator[tuple[type[models.Model], Section]]:
    """Every table and each section whose answers it holds."""
    for model in apps.get_models():
        for base in model.__mro__:
            if "answers_section" in vars(base):
                yield model, vars(base)["answers_section"]


def code_lists() -> dict[str, type[CodeList]]:
    """Every code list of the house, by module and name."""
    found, todo = {}, list(CodeList.__subclasses__())
    while todo:
        each = todo.pop()
        todo += each.__subclasses__()
        if each.__module__.startswith("cdop.") and len(each):
            found[f"{each.__module__}.{each.__name__}"] = each
    return found


def test_every_element_has_its_column() -> None:
    wrong = [
        f"{model.__name__} has no {element.name}"
        for model, section in answer_models()
        for element in section
        if element.name not in {field.name for field in model._meta.fields}
    ]
    assert not wrong


def test_every_section_is_stored_somewhere() -> None:
    """In columns of its own; as a document or in rows of a case; or with what an agency returns."""
    columns = {section.slug for _, section in answer_models()}
    without = {*in_store(Store.DOCUMENT), *in_store(Store.ROWS), *NOT_ON_A_CASE}
    assert set(SECTIONS) == columns | without and not columns & without


def test_every_coded_column_offers_the_codes_of_its_element() -> None:
    for model, section in answer_models():
        for element in section:
            field = model._meta.get_field(element.name)
            if element.codes and not section.identity:
                offered = getattr(field, "base_field", field).choices
                assert [code for code, _ in offered] == element.codes.codes(), (model, element.name)


def test_identity_is_sealed_and_facts_name_nobody() -> None:
    for model, section in answer_models():
        kinds = {type(model._meta.get_field(element.name)) for element in section}
        assert (kinds == {models.BinaryField}) == section.identity, model


def test_the_data_dictionary_is_current() -> None:
    call_command("data_dictionary", check=True, stdout=StringIO())


def test_no_code_was_removed_or_re_used() -> None:
    """The ledger only grows: a code that is not used any more is retired, and stays."""
    ledger = json.loads(LEDGER.read_text(encoding="utf-8"))
    now = {name: codes.codes() for name, codes in code_lists().items()}
    gone = {name: sorted(set(codes) - set(now.get(name, []))) for name, codes in ledger.items()}
    assert not {name: codes for name, codes in gone.items() if codes}
    new = {name: sorted(set(codes) - set(ledger.get(name, []))) for name, codes in now.items()}
    assert not {name: codes for name, codes in new.items() if codes}, "add the new codes to codes.json"


@pytest.mark.parametrize("codes", [*ALL, FactorCode], ids=lambda codes: codes.__name__)
def test_codes_are_short_enough_for_their_column(codes: type[CodeList]) -> None:
    assert max(len(code) for code in codes.codes()) <= CODE_LENGTH
