"""A paper is kept sealed, once; withdrawn, never deleted; handed out as it was kept or not at all."""

import socketserver
import threading

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.attachments import actions, queries, sealing
from cdop.attachments.kinds import ScanState
from cdop.attachments.models import Attachment, AttachmentContent
from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.jobs.actions import run_now
from cdop.jobs.models import Job
from tests.makers.panels import make_actor, make_panel
from tests.unit.attachments import hostile

CANARY = "Testsurname-canary"
RAW = hostile.pdf(b"<< /Type /Catalog /X (" + CANARY.encode() + b") >>")

pytestmark = pytest.mark.usefixtures("at_work")


def kept(case, by, **changes):
    wanted = {"name": f"{CANARY}.pdf", "raw": RAW, "kind": "post_mortem", **changes}
    return actions.attach(case=case, by=by, **wanted)


def test_what_is_kept_comes_back_as_it_was(case, by) -> None:
    paper = kept(case, by)
    assert actions.hand_out(paper=paper, by=by) == RAW
    assert [(p.title, p.attachment.size) for p in queries.papers_of(case, by=by)] == [
        (f"{CANARY}.pdf", len(RAW))
    ]


def test_nothing_of_it_lies_in_clear(case, by) -> None:
    paper = kept(case, by)
    row = Attachment.objects.get(pk=paper.pk)
    sealed = bytes(AttachmentContent.objects.get(attachment=paper).sealed)
    stored = b"|".join([sealed, bytes(row.sealed_title), bytes(row.mark)])
    assert CANARY.encode() not in stored and b"%PDF" not in stored
    said = " ".join(f"{e.act} {e.object_ref} {e.detail}" for e in Event.objects.all())
    assert CANARY not in said and "attachment.added" in said


def test_the_same_bytes_are_the_same_paper_and_a_withdrawn_one_comes_back(case, by) -> None:
    paper = kept(case, by)
    actions.withdraw(paper=paper, reason="Of another case.", by=by)
    again = kept(case, by, name="other.pdf")
    assert again.pk == paper.pk and again.withdrawn_at is None
    assert Attachment.objects.count() == 1


def test_a_withdrawn_paper_is_not_handed_out_and_not_lost(case, by) -> None:
    paper = kept(case, by)
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw(paper=paper, reason=" ", by=by)
    held = actions.withdraw(paper=paper, reason="Of another case.", by=by)
    with pytest.raises(Refused, match="withdrawn"):
        actions.hand_out(paper=held, by=by)
    with pytest.raises(ProgrammingError):
        AttachmentContent.objects.filter(attachment=held).delete()


def test_who_may_not_see_who_the_child_was_opens_only_what_names_nobody(case, by) -> None:
    chair = make_actor(make_panel(), "chair")
    assert not chair.may(Permission.IDENTITY_VIEW)
    named = kept(case, by)
    plain = kept(case, by, raw=RAW + b"\n", name="guideline.pdf", is_identifiable=False)
    with pytest.raises(NotAllowed):
        actions.hand_out(paper=named, by=chair)
    assert actions.hand_out(paper=plain, by=chair)
    titles = {p.attachment.pk: p.title for p in queries.papers_of(case, by=chair)}
    assert titles == {named.pk: "", plain.pk: "guideline.pdf"}


def test_bytes_of_another_paper_do_not_open_in_its_place(case, by) -> None:
    paper, other = kept(case, by), kept(case, by, raw=RAW + b"\n")
    moved = bytes(AttachmentContent.objects.get(attachment=other).sealed)
    with pytest.raises(Refused, match="no longer as it was kept"):
        sealing.open_content(open_vault(paper.panel_id), paper, moved)


def test_what_was_kept_never_changes(case, by) -> None:
    kept(case, by)
    with connection.cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("UPDATE attachments_attachmentcontent SET sealed = sealed")


class _Scanner(socketserver.ThreadingTCPServer):
    """Answers as clamd does: OK, FOUND for the test string of the antivirus industry, or not at all."""

    allow_reuse_address = True
    daemon_threads = True


class _Answer(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        got = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            got += self.rfile.read(size)
        found = b"canary-virus" in got
        self.wfile.write(b"stream: Test FOUND\0" if found else b"stream: OK\0")


@pytest.fixture
def scanner(settings):
    with _Scanner(("127.0.0.1", 0), _Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.SCANNER = f"clamd:127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


def scanned(paper) -> Attachment:
    run_now(Job.objects.get(kind=actions.SCAN, idempotency_key=str(paper.pk)))
    return Attachment.objects.get(pk=paper.pk)


@pytest.mark.parametrize(("extra", "state"), [(b"", ScanState.CLEAN), (b"canary-virus", ScanState.INFECTED)])
def test_a_file_waits_for_the_scanner_and_leaves_only_when_clean(case, by, scanner, extra, state) -> None:
    paper = kept(case, by, raw=RAW.replace(b"%%EOF", b"% " + extra + b"\n%%EOF"))
    assert paper.scan == ScanState.PENDING
    with pytest.raises(Refused, match="not been scanned yet"):
        actions.hand_out(paper=paper, by=by)
    paper = scanned(paper)
    assert paper.scan == state
    if state is ScanState.CLEAN:
        assert actions.hand_out(paper=paper, by=by)
    else:
        with pytest.raises(Refused, match="malicious"):
            actions.hand_out(paper=paper, by=by)


def test_while_the_scanner_is_away_a_file_waits(case, by, settings) -> None:
    settings.SCANNER = "clamd:/nowhere/clamd.ctl"
    paper = kept(case, by)
    with pytest.raises(Refused):
        scanned(paper)
    assert Attachment.objects.get(pk=paper.pk).scan == ScanState.PENDING
