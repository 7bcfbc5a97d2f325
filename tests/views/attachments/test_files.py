"""The Files tab: what is good is kept, what is not is named; a file leaves under a name that tells nothing."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cdop.attachments import actions
from cdop.attachments.models import Attachment
from tests.makers.cases import make_case
from tests.makers.panels import scope_of
from tests.unit.attachments import hostile

PDF = hostile.pdf(b"<< /Type /Catalog >>")


def address(case) -> str:
    return f"/attachments/case/{case.reference}/"


def upload(name: str, raw: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw)


def held(by) -> list[Attachment]:
    with scope_of(by):
        return list(Attachment.objects.all())


def test_a_case_without_files_says_so(client, by) -> None:
    assert "No files recorded yet" in client.get(address(make_case(by))).content.decode()


def test_several_files_are_kept_at_once(client, by) -> None:
    case = make_case(by)
    files = [upload("a.pdf"), upload("b.txt", b"Notes.")]
    sent = client.post(address(case), {"papers": files, "kind": "letter", "title": ""})
    assert sent.url == address(case) and len(held(by)) == 2
    html = client.get(address(case)).content.decode()
    assert "a.pdf" in html and "b.txt" in html and "2 files are kept" in html


def test_a_bad_file_is_named_and_the_good_one_stays(client, by) -> None:
    case = make_case(by)
    files = [upload("good.pdf"), upload("bad.pdf", b"MZ")]
    sent = client.post(address(case), {"papers": files, "kind": "letter", "title": "Typed title"})
    html = sent.content.decode()
    assert sent.status_code == 200 and "bad.pdf: The file is named as PDF but is none" in html
    assert "1 file is kept" in html and 'value="Typed title"' in html
    assert len(held(by)) == 1


def test_30_mb_gets_a_sentence(client, by) -> None:
    case = make_case(by)
    large = upload("large.pdf", b"%PDF-" + b"\0" * (30 * 1024 * 1024))
    html = client.post(address(case), {"papers": [large], "kind": "letter"}).content.decode()
    assert "at most 25 MB is kept" in html and not held(by)


def test_no_file_and_no_kind_are_asked_for(client, by) -> None:
    html = client.post(address(make_case(by)), {}).content.decode()
    assert "Choose a file of at most 25 MB" in html and "Choose what the files are" in html


def test_a_file_is_handed_out_harmless_and_nameless(client, by) -> None:
    case = make_case(by)
    client.post(address(case), {"papers": [upload("Testsurname.pdf")], "kind": "coroner"})
    (paper,) = held(by)
    sent = client.get(f"/attachments/{paper.id}/")
    assert sent.content == PDF and sent["Content-Type"] == "application/pdf"
    assert sent["Content-Disposition"] == (
        f'attachment; filename="{case.reference}-coroner-{str(paper.id)[:8]}.pdf"'
    )
    assert sent["X-Content-Type-Options"] == "nosniff" and "sandbox" in sent["Content-Security-Policy"]
    assert sent["Cache-Control"] == "no-store"


def test_a_chair_reads_no_title_and_gets_no_file_that_names_the_child(client, by, person) -> None:
    case = make_case(by)
    client.post(address(case), {"papers": [upload("Testsurname.pdf")], "kind": "coroner"})
    (paper,) = held(by)
    chair, _ = person("chair")
    html = chair.get(address(case)).content.decode()
    assert "Testsurname" not in html and "Your role does not open it" in html
    assert chair.get(f"/attachments/{paper.id}/").status_code == 403
    analyst, _ = person("analyst")
    assert analyst.get(address(case)).status_code == 403


def test_withdrawing_asks_why_and_keeps_the_file_in_the_list(client, by) -> None:
    case = make_case(by)
    client.post(address(case), {"papers": [upload("a.pdf")], "kind": "letter"})
    (paper,) = held(by)
    page = f"/attachments/{paper.id}/withdraw/"
    assert "Say why the file is withdrawn" in client.post(page, {"reason": ""}).content.decode()
    assert client.post(page, {"reason": "Of another case."}).url == address(case)
    html = client.get(address(case)).content.decode()
    assert "Of another case." in html and f'href="/attachments/{paper.id}/"' not in html
    assert client.get(f"/attachments/{paper.id}/").status_code == 409


def test_the_list_costs_the_same_with_many_files(client, by) -> None:
    few, many = make_case(by), make_case(by)
    with scope_of(by):
        actions.attach(case=few, name="1.txt", raw=b"1", kind="other", by=by)
        for number in range(30):
            actions.attach(case=many, name=f"{number}.txt", raw=b"%d" % number, kind="other", by=by)
    client.get(address(few))
    assert asked(client, many) == asked(client, few) <= 10


def asked(client, case) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(address(case))
    return sum("SAVEPOINT" not in query["sql"] for query in seen.captured_queries)
