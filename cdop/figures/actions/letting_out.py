"""Letting a release out: the decision, the files and the entry in the ledger, together or not at all."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.artefacts import actions as artefacts
from cdop.artefacts.models import Artefact
from cdop.figures import rules
from cdop.figures.actions.deciding import decided, held_release
from cdop.figures.ledger.entries import fingerprint
from cdop.figures.models import Release
from cdop.figures.proofs import prove_again, read_by
from cdop.figures.readying import Ready
from cdop.figures.states import Act, State


@transaction.atomic
def let_out(*, ready: Ready, by: AnyActor, act: Act) -> Artefact:
    """File what was made ready. If another release left in the meantime, it is attacked beside that one first."""
    held = held_release(ready.release, by)
    rules.check_can(act, held, by)
    if fingerprint(read_by(held)) != ready.ledger:
        prove_again(held)
    decided(act, held, by)
    _supersede(held, by)
    return artefacts.file(
        files=ready.written.files,
        fields=ready.written.fields,
        title=held.title,
        release_id=held.id,
        made_by=held.made_by,
        by=by,
    )


def _supersede(release: Release, by: AnyActor) -> None:
    if release.replaces_id is None:
        return
    old = Release.objects.with_state().get(panel_id=release.panel_id, pk=release.replaces_id)
    if old.state is State.RELEASED:
        decided(Act.SUPERSEDED, old, by, f"Replaced by “{release.title}”.")
        words = "Replaced by a later version. Use that one."
        artefacts.put_notice(release_id=old.id, words=words, by=by)
