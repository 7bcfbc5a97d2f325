"""The data dictionary: everything declared is in it, and it claims no more than it knows."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cdop.dataset import codelists, factors
from cdop.dataset.dictionary import data_dictionary
from cdop.dataset.former import former_forms
from cdop.dataset.forms import FORMS, SECTIONS
from cdop.dataset.not_declared import not_declared
from cdop.dataset.sources import check_source, explain


def test_everything_declared_is_in_it() -> None:
    text = data_dictionary()
    names = [f"`{name}`" for part in SECTIONS.values() for name in part.names]
    names += [f"(`{slug}`)" for slug in SECTIONS] + [f"(`{codes.__name__}`)" for codes in codelists.ALL]
    names += [f"`{term.code}`" for term in factors.terms()]
    assert [name for name in names if name not in text] == []


def test_it_claims_no_conformity() -> None:
    text = data_dictionary()
    assert "Nothing here claims conformity with the statutory forms" in text
    assert "not checked against" in text and "recalled-" not in text


def test_sources_in_words() -> None:
    assert explain("found: F53, F54") == "seen in F53, F54"
    assert "high confidence; not checked" in explain("recalled-H")
    assert explain("design (rule)").endswith("(rule)")
    with pytest.raises(ValueError, match="not understood"):
        check_source("statutory", "an element")


def test_the_command_writes_and_compares(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.md"
    with pytest.raises(CommandError, match="is not current"):
        call_command("data_dictionary", "--check", path=path)
    call_command("data_dictionary", path=path, stdout=StringIO())
    assert path.read_text(encoding="utf-8") == data_dictionary()
    call_command("data_dictionary", "--check", path=path)


def test_every_form_its_history_and_its_reasons_are_in_it() -> None:
    text = data_dictionary()
    for each in FORMS:
        assert f"(form `{each.slug}`)" in text and each.purpose in text
        assert all(version.note in text for version in each.versions)
    assert "Also asked as `death.place_of_death`." in text
    assert "* age at death in days is below 29\n" in text


def test_older_forms_and_what_is_not_declared_are_in_it() -> None:
    text = data_dictionary()
    assert all(f"| {old.name} | {old.title} |" in text for old in former_forms())
    assert all(f"| `{each.name}` | {each.why} |" in text for each in not_declared())
