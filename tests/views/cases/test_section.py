"""A section: saved and gone on from, kept when wrong, compared when two people meet."""

import re

from cdop.cases import actions, queries
from tests.makers.cases import make_case, make_signed_case
from tests.makers.panels import scope_of


def address(case, slug: str = "death") -> str:
    return f"/cases/{case.reference}/section/{slug}/"


def saved(case, by, slug: str = "death") -> queries.Saved:
    with scope_of(by):
        return queries.saved_section(case, slug, by=by)


def typed(client, page: str, **changes: str) -> dict[str, str]:
    """What a browser would send: every box of the page as it stands, then the changes."""
    html = client.get(page).content.decode()
    boxes = re.findall(r"<input[^>]*>", html.split('<form method="post" novalidate')[1])
    held = {}
    for box in boxes:
        values = dict(re.findall(r'(\w+)="([^"]*)"', box))
        if values.get("type") not in ("radio", "checkbox") or " checked" in box:
            held[values["name"]] = values.get("value", "")
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        held[name] = chosen[1] if chosen else ""
    return {**held, **changes}


def test_an_answer_is_saved_and_the_rest_stays(client, by) -> None:
    case = make_case(by)
    before = saved(case, by).values
    sent = client.post(address(case), typed(client, address(case), place_text="Invented Hospital"))
    assert sent.url == f"/cases/{case.reference}/notification/"
    after = saved(case, by)
    assert after.version == 2 and after.values == {**before, "place_text": "Invented Hospital"}


def test_save_and_next_goes_to_the_next_section(client, by) -> None:
    case = make_case(by)
    sent = client.post(address(case), {**typed(client, address(case)), "then": "next"})
    assert sent.url == address(case, "circumstances")


def test_a_wrong_answer_keeps_what_was_typed(client, by) -> None:
    case = make_case(by)
    wrong = typed(client, address(case), time_of_death="25:99", place_text="Typed Hospital")
    html = client.post(address(case), wrong).content.decode()
    assert "must be a time of day" in html and 'value="Typed Hospital"' in html
    assert saved(case, by).version == 1


def test_days_that_contradict_are_refused_on_the_page(client, by) -> None:
    case = make_case(by)  # born on 1 February 2023
    html = client.post(
        address(case), typed(client, address(case), date_of_death_year="2020")
    ).content.decode()
    assert "The date of death is before the date of birth." in html and 'value="2020"' in html


def test_two_people_at_once_see_both_versions(client, by) -> None:
    case = make_case(by)
    mine = typed(client, address(case), place_text="My Hospital")
    with scope_of(by):
        actions.record_section(case=case, slug="death", values={"place_text": "Their Hospital"}, by=by)
    html = client.post(address(case), mine).content.decode()
    assert "Their Hospital" in html and 'value="My Hospital"' in html and 'name="version" value="2"' in html
    assert "Saved now: Their Hospital." in html
    assert saved(case, by).values["place_text"] == "Their Hospital"


def test_saving_again_after_comparing_is_accepted(client, by) -> None:
    case = make_case(by)
    with scope_of(by):
        actions.record_section(case=case, slug="death", values={"place_text": "Theirs"}, by=by)
    client.post(address(case), {**typed(client, address(case), place_text="Mine"), "version": "2"})
    assert saved(case, by).values["place_text"] == "Mine"


def test_a_lost_version_overwrites_nothing(client, by) -> None:
    case = make_case(by)
    client.post(address(case), {**typed(client, address(case), place_text="Mine"), "version": ""})
    assert saved(case, by).values["place_text"] == ""


def test_identity_is_saved_sealed_and_read_recorded(client, by) -> None:
    case = make_case(by)
    page = address(case, "child_identity")
    client.post(page, typed(client, page, also_known_as="Robbie"))
    assert saved(case, by, "child_identity").values["also_known_as"] == "Robbie"
    with scope_of(by):
        acts = [event.act for event in queries.history(case, by=by)]
    assert "identity.read" in acts and "section.recorded" in acts


def test_a_chair_reads_answers_without_a_form(person, by) -> None:
    case = make_case(by)
    html = person("chair")[0].get(address(case)).content.decode()
    assert "Emergency" in html and 'name="place_text"' not in html


def test_an_area_is_stored_by_its_code(client, by) -> None:
    case = make_case(by)  # no list of areas is loaded: the stored code stays on offer
    page = address(case, "residence")
    client.post(page, typed(client, page, lsoa11="E01012654"))
    assert saved(case, by, "residence").values == {"resident_la": "E06000008", "lsoa11": "E01012654"}


def test_theirs_or_mine_is_chosen_field_by_field(client, by) -> None:
    case = make_case(by)
    mine = typed(client, address(case), place_text="Mine", certified_cause_1a="My cause")
    with scope_of(by):
        values = {"place_text": "Theirs", "certified_cause_1a": "Their cause"}
        actions.record_section(case=case, slug="death", values=values, by=by)
    html = client.post(address(case), mine).content.decode()
    assert "Their cause" in html and 'name="keep_place_text"' in html
    chosen = {"version": "2", "keep_place_text": "theirs", "keep_certified_cause_1a": "mine"}
    client.post(address(case), {**mine, **chosen})
    now = saved(case, by).values
    assert (now["place_text"], now["certified_cause_1a"]) == ("Theirs", "My cause")


def test_a_document_is_compared_as_well(client, by) -> None:
    case = make_case(by)
    page = address(case, "joint_response")
    mine = typed(client, page, visit_by="Mine")
    with scope_of(by):
        actions.record_section(case=case, slug="joint_response", values={"visit_by": "Theirs"}, by=by)
    html = client.post(page, mine).content.decode()
    assert "Theirs" in html and 'value="Mine"' in html and 'name="version" value="1"' in html


def test_a_correction_of_a_closed_case_asks_why(client, by) -> None:
    case = make_signed_case(by)
    sent = typed(client, address(case), place_text="Corrected")
    html = client.post(address(case), sent).content.decode()
    assert "Say why the answers of a closed case are changed." in html and 'value="Corrected"' in html
    client.post(address(case), {**sent, "correction_reason": "A slip."})
    assert saved(case, by).values["place_text"] == "Corrected"
