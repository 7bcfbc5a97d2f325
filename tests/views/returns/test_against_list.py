"""A surveillance list on its page: sentences, tables, what could not be read; nothing of it stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from cdop.audit.models import Event
from tests.makers.cases import make_accepted_case
from tests.makers.panels import scope_of
from tests.views.figures.conftest import by, client, office, panel, person, stranger

__all__ = ["by", "client", "office", "panel", "person", "stranger"]
PAGE = reverse("returns:against_list")
HEAD = "reference,date_of_death,outcome\n"


def sent(client, text, year="2025-26"):
    raw = text if isinstance(text, bytes) else text.encode()
    return client.post(PAGE, {"year": year, "file": SimpleUploadedFile("list.csv", raw)}).content.decode()


@pytest.fixture
def case(by):
    return make_accepted_case(by, date_of_birth=date(2025, 5, 10), date_of_death=date(2025, 5, 11))


def test_each_side_is_told_in_sentences_and_a_bad_row_loses_no_other(client, case):
    text = sent(
        client,
        f"{HEAD}{case.reference},12/05/2025,neonatal_death\nELSE-1,,stillbirth\nELSE-2,soon,stillbirth\n",
    )
    assert "1 death is in both, but said otherwise" in text
    assert "1 death is only on the list" in text and "ELSE-1" in text
    assert "1 row of the list could not be read. The others were." in text
    assert "The date of death must be written 2023-04-01 or 01/04/2023." in text
    assert "12 May 2025" in text and "11 May 2025" in text


def test_that_it_was_compared_is_all_that_stays(client, by, case):
    sent(client, f"{HEAD}KEEP-NOTHING,,stillbirth\n")
    with scope_of(by), transaction.atomic():
        (event,) = Event.objects.filter(act="return.list_compared", chain=by.panel_id)
    assert "KEEP-NOTHING" not in str(event.detail) and event.detail["year"] == "2025-26"
    assert "KEEP-NOTHING" not in client.get(PAGE).content.decode()


def test_a_list_that_cannot_be_read_says_why(client):
    assert "has no column “reference”" in sent(client, "a,b\n1,2\n")
    assert "not UTF-8 text" in sent(client, b"\xff\xfe\x00")
    assert "Choose a year" in sent(client, HEAD, year="")
    assert "Choose the file" in client.post(PAGE, {"year": "2025-26"}).content.decode()


def test_an_empty_year_is_told_as_such(client):
    text = sent(client, HEAD, year="2019-20")
    assert "Neither the list nor the panel has a death" in text


@pytest.mark.parametrize("role", ["submitter", "doctor", "chair", "analyst", "administrator"])
def test_it_takes_the_right_to_make_returns_and_to_see_cases(person, role):
    assert person(role)[0].get(PAGE).status_code == 403
