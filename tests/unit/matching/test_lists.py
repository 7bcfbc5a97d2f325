"""Lists that others keep: unnotified deaths are found, bad rows wait with a reason, nothing is done twice."""

from __future__ import annotations

from datetime import date

import pytest

from cdop.access.vault import open_vault
from cdop.audit.models import Event
from cdop.cases import actions as cases
from cdop.cases import queries
from cdop.core.refusals import NotAllowed, Refused
from cdop.matching import actions
from cdop.matching.models import DeathList, ListRow
from cdop.matching.payload import file_place
from cdop.matching.reading import MOST_BYTES, MOST_ROWS, read_list
from tests.makers.cases import make_case, nhs_number
from tests.makers.pairs import make_list
from tests.makers.panels import make_actor, make_panel

NUMBER = nhs_number(7001)
KNOWN = {
    "surname": "Testlisted",
    "forenames": "Robin",
    "nhs_number": NUMBER,
    "date_of_birth": date(2025, 4, 3),
    "date_of_death": date(2025, 5, 11),
    "sex": "female",
    "postcode": "BB1 1AA",
}


def states(listed: DeathList) -> dict[int, str]:
    return dict(ListRow.objects.filter(listed=listed).values_list("line", "state"))


def row_of(listed: DeathList, line: int) -> ListRow:
    return ListRow.objects.select_related("listed").get(listed=listed, line=line)


def test_each_row_is_found_possible_not_notified_or_held(by) -> None:
    make_case(by, **KNOWN)
    listed = make_list(
        by,
        f"TESTLISTED,Robin,{NUMBER},03/04/2025,11/05/2025,F,BB1 1AA",
        "Testlisted,Baby of Sam,,2025-04-03,2025-05-11,female,",
        "Unheardof,Ash,,01/02/2024,02/05/2025,M,PR1 1AA",
        "Unheardof,Bo,1234567890,01/02/2024,02/05/2025,M,PR1 1AA",
        "Unheardof,Cy,,31/02/2024,02/05/2025,M,PR1 1AA",
        "Unheardof,Di,,03/05/2025,02/05/2025,M,PR1 1AA",
        ",,,,,,BB1 1AA",
        "too,few",
        "one,too,,01/02/2024,02/05/2025,M,PR1 1AA,many",
    )
    assert states(listed) == {
        2: "found", 3: "possible", 4: "not_notified",
        5: "held", 6: "held", 7: "held", 8: "held", 9: "held", 10: "held",
    }  # fmt: skip
    said = {line: " ".join(row_of(listed, line).problems) for line in range(5, 11)}
    assert "check digit" in said[5] and "1234567890" not in said[5]
    assert said[6].startswith("Date of birth: this is not a day")
    assert "before the date of birth" in said[7] and "too little" in said[8]
    assert "more or fewer values" in said[9] and "more or fewer values" in said[10]


def test_a_baby_without_a_name_may_be_the_twin_of_the_one_that_was_notified(by) -> None:
    """All else the same: said to be found, a death that nobody notified would be hidden."""
    make_case(by, **KNOWN)
    listed = make_list(by, "Testlisted,Baby,,03/04/2025,11/05/2025,F,BB1 1AA")
    assert states(listed) == {2: "possible"}


def test_a_case_out_of_scope_is_found_too(by) -> None:
    case = make_case(by, **KNOWN)
    cases.begin_triage(case=case, by=by)
    cases.decide_out_of_scope(case=case, reason="Wales", reason_code="not_resident_declined", by=by)
    listed = make_list(by, f"Testlisted,Robin,{NUMBER},03/04/2025,11/05/2025,F,")
    assert row_of(listed, 2).case == case


def test_a_twin_of_a_case_is_not_notified(by) -> None:
    make_case(by, **KNOWN)
    listed = make_list(by, f"Testlisted,Ash,{nhs_number(7002)},03/04/2025,11/05/2025,M,BB1 1AA")
    row = row_of(listed, 2)
    assert (row.state, row.like[0]["suggestion"]) == ("not_notified", "twins")


def test_letters_that_changed_places_do_not_hide_the_record(by) -> None:
    make_case(by, **{**KNOWN, "forenames": "Isla"})
    listed = make_list(by, "Testlisted,Ilsa,,03/04/2025,11/05/2025,F,BB1 1AA")
    assert states(listed)[2] in ("found", "possible")


def test_the_same_file_again_changes_nothing(by) -> None:
    first = make_list(by, "Unheardof,Ash,,01/02/2024,02/05/2025,M,")
    actions.say_not_ours(row=row_of(first, 2), reason="Lived in Wales", by=by)
    assert make_list(by, "Unheardof,Ash,,01/02/2024,02/05/2025,M,") == first
    assert states(first) == {2: "not_ours"}


def test_a_row_that_is_not_ours_is_not_asked_about_again(by) -> None:
    first = make_list(by, "Unheardof,Ash,,01/02/2024,02/05/2025,M,")
    actions.say_not_ours(row=row_of(first, 2), reason="Lived in Wales", by=by)
    second = make_list(by, "Other,Bo,,01/02/2024,03/05/2025,M,", "Unheardof,Ash,,01/02/2024,02/05/2025,M,")
    assert states(second) == {2: "not_notified", 3: "not_ours"}
    assert row_of(second, 3).reason == "Lived in Wales"


def test_a_notification_is_made_of_a_row_once(by) -> None:
    listed = make_list(by, "Unheardof,Ash,,01/02/2024,02/05/2025,M,PR1 1AA")
    row = row_of(listed, 2)
    case = actions.notify_from(row=row, by=by)
    who = queries.identity(case, by=by)
    assert (who["surname"], who["forenames"], who["postcode"]) == ("Unheardof", "Ash", "PR1 1AA")
    assert (case.died_on, case.age_value, case.age_unit) == (date(2025, 5, 2), 15, "month")
    with pytest.raises(Refused, match="decided already"):
        actions.notify_from(row=row, by=by)
    assert states(listed) == {2: "notified"}


def test_a_held_row_is_mended_and_compared(by) -> None:
    case = make_case(by, **KNOWN)
    listed = make_list(by, f"Testlisted,Robin,{NUMBER},03/04/205,11/05/2025,F,")
    with pytest.raises(Refused, match="Correct it first"):
        actions.notify_from(row=row_of(listed, 2), by=by)
    still = actions.mend_row(row=row_of(listed, 2), text={"born_on": "3 April"}, by=by)
    assert still.state == "held"
    mended = actions.mend_row(row=still, text={"born_on": "03/04/2025"}, by=by)
    assert (mended.state, mended.case) == ("found", case)


def test_a_possible_row_is_decided_and_taken_back(by) -> None:
    case = make_case(by, **KNOWN)
    listed = make_list(by, "Testlisted,Baby of Sam,,03/04/2025,11/05/2025,F,")
    row = actions.confirm_case(row=row_of(listed, 2), case=case, by=by)
    assert (row.state, row.case) == ("found", case)
    actions.reopen_row(row=row, by=by)
    assert states(listed) == {2: "possible"}


def test_a_death_notified_since_is_found_when_compared_again(by) -> None:
    listed = make_list(by, f"Testlisted,Robin,{NUMBER},03/04/2025,11/05/2025,F,")
    assert states(listed) == {2: "not_notified"}
    make_case(by, **KNOWN)
    assert actions.compare_again(listed=listed, by=by) == 1
    assert states(listed) == {2: "found"}


def test_not_ours_needs_a_reason(by) -> None:
    listed = make_list(by, "Unheardof,Ash,,01/02/2024,02/05/2025,M,")
    with pytest.raises(Refused, match="Say why"):
        actions.say_not_ours(row=row_of(listed, 2), reason=" ", by=by)


def test_file_and_rows_are_sealed_and_opening_one_is_recorded(by) -> None:
    listed = make_list(by, "Unheardof,Ash,,01/02/2024,02/05/2025,M,")
    held = DeathList.objects.get(pk=listed.pk)
    assert b"Unheardof" not in bytes(held.sealed)
    assert b"Unheardof" in open_vault(by.panel_id).unseal_bytes(held.sealed, file_place(held))
    text, checked = actions.open_row(row=row_of(listed, 2), by=by)
    assert (text["surname"], checked.values["sex"]) == ("Unheardof", "male")
    assert Event.objects.filter(chain=by.panel_id, act="list.row_read", object_ref="1-2").exists()
    with pytest.raises(NotAllowed):
        actions.open_row(row=row_of(listed, 2), by=make_actor(make_panel("matchshire"), "chair"))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04rest", "spreadsheet workbook"),
        (b"%PDF-1.7", "not a text file"),
        (b"a\0b,c\n1,2", "not a text file"),
        (b"Hospital,Ward\nA,B\n", "no column to compare by"),
        (b"Surname,Date of death\n", "no row"),
        (b"DOB,Date of birth\n1,2\n", "mean the same"),
        (b"x" * (MOST_BYTES + 1), "larger than 1 MB"),
        (b"Surname\n" + b"x\n" * (MOST_ROWS + 1), "more than 5,000 rows"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(raw: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_list(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "Name;D.O.B.;Date of Death;NHS No.\r\nRobin Test;03/04/2025;11/05/2025;\r\n",
        "\ufeffFull Name\tDate of birth\tDOD\tNHS number\nTest, Robin\t03.04.2025\t11-05-2025\t\n",
        '"Name","DOB","Died","NHS Number"\n"Test, Robin","3/4/2025","2025-05-11 00:00:00",""\n',
    ],
)
def test_a_list_is_read_as_registrars_write_it(by, raw: str) -> None:
    listed, _ = actions.bring_in_list(
        raw=raw.encode(), source="coroner", period_from=date(2025, 5, 1), period_to=date(2025, 5, 31), by=by
    )
    row = ListRow.objects.select_related("listed").get(listed=listed)
    _, checked = actions.open_row(row=row, by=by)
    told = {name: checked.values[name] for name in ("surname", "forenames", "born_on", "died_on")}
    assert told == {
        "surname": "Test",
        "forenames": "Robin",
        "born_on": date(2025, 4, 3),
        "died_on": date(2025, 5, 11),
    }


def test_other_columns_are_said_to_be_kept_and_not_compared() -> None:
    _, notes = read_list(b"Surname,Ward,Date of death\nTest,4B,01/01/2025\n")
    assert notes == ["These columns are kept with the file and not compared: Ward."]


def test_windows_letters_are_read() -> None:
    rows, _ = read_list("Surname,DOD\nNúñez,01/01/2025\n".encode("cp1252"))
    assert rows[0].values["surname"] == "Núñez"


def test_a_list_that_ends_before_it_begins_is_refused(by) -> None:
    with pytest.raises(Refused, match="ends before it begins"):
        actions.bring_in_list(
            raw=b"Surname\nx\n",
            source="coroner",
            period_from=date(2025, 6, 1),
            period_to=date(2025, 5, 1),
            by=by,
        )
