"""Sealed text opens only where it was sealed, unaltered, with its own panel's key."""

from __future__ import annotations

import pytest
from django.db import transaction

from cdop.access.models import PanelKey
from cdop.access.vault import Vault, new_wrapped_key, open_vault
from cdop.cases.models import ChildIdentity
from cdop.cases.sealing import take
from tests.makers.cases import make_case
from tests.makers.panels import in_panel, make_actor, make_panel, scope_of

PLACE = "cases_childidentity:7:surname"
NORTH, SOUTH = Vault(1, bytes(range(32))), Vault(2, bytes(range(1, 33)))


def test_what_is_sealed_opens_again() -> None:
    assert NORTH.unseal(NORTH.seal("Ní Dhomhnaill", PLACE), PLACE) == "Ní Dhomhnaill"


def test_the_same_text_is_never_sealed_alike() -> None:
    assert len({NORTH.seal("Testsurname", PLACE) for _ in range(100)}) == 100


@pytest.mark.parametrize("place", ["cases_childidentity:8:surname", "cases_childidentity:7:forenames", ""])
def test_moved_text_does_not_open(place: str) -> None:
    with pytest.raises(ValueError, match="altered, moved or sealed with another key"):
        NORTH.unseal(NORTH.seal("Testsurname", PLACE), place)


@pytest.mark.parametrize("byte", [0, 11, 12, 20, -1])
def test_altered_text_does_not_open(byte: int) -> None:
    sealed = bytearray(NORTH.seal("Testsurname", PLACE))
    sealed[byte] ^= 1
    with pytest.raises(ValueError, match="altered"):
        NORTH.unseal(bytes(sealed), PLACE)


def test_another_panels_key_does_not_open() -> None:
    with pytest.raises(ValueError, match="another key"):
        SOUTH.unseal(NORTH.seal("Testsurname", PLACE), PLACE)


def test_marks_find_equals_within_a_panel_only() -> None:
    assert NORTH.blind_index("nhs:9990000115") == NORTH.blind_index("nhs:9990000115")
    assert NORTH.blind_index("nhs:9990000115") != SOUTH.blind_index("nhs:9990000115")
    assert NORTH.blind_index("nhs:9990000115") != NORTH.blind_index("nhs:9990000123")


def test_a_vault_does_not_show_its_key() -> None:
    assert NORTH.key.hex() not in repr(NORTH) and repr(NORTH.key) not in repr(NORTH)


def test_panels_have_keys_of_their_own(db: None) -> None:
    panels = [make_panel("north"), make_panel("south")]
    keys = []
    for panel in panels:
        with in_panel(panel):
            keys.append(open_vault(panel.id).key)
    assert keys[0] != keys[1] and {len(key) for key in keys} == {32}


def test_a_wrapped_key_put_in_another_panels_place_does_not_open(db: None) -> None:
    north, south = make_panel("north"), make_panel("south")
    with in_panel(south), transaction.atomic():
        PanelKey.objects.update(wrapped=new_wrapped_key(north.id))
        with pytest.raises(ValueError, match="altered, moved"):
            open_vault(south.id)


def test_another_panels_key_is_not_to_be_had(db: None) -> None:
    north, south = make_panel("north"), make_panel("south")
    with in_panel(north), pytest.raises(PanelKey.DoesNotExist):
        open_vault(south.id)


def test_an_identity_row_holds_nothing_in_clear(db: None) -> None:
    by = make_actor(make_panel("north"))
    case = make_case(by, surname="Canarysurname", nhs_number="9990000115", school="Canaryschool")
    with scope_of(by), transaction.atomic():
        row = ChildIdentity.objects.get(case=case)
        text = b" ".join(bytes(v) for v in vars(row).values() if isinstance(v, bytes | memoryview))
        for word in (b"Canarysurname", b"9990000115", b"2023-02-01", b"Canaryschool"):
            assert word not in text
        assert take(row, open_vault(by.panel_id))["surname"] == "Canarysurname"
