"""The last look before a release leaves: attacked beside the ledger once more, and its files written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.figures import rules
from cdop.figures.ledger.entries import fingerprint
from cdop.figures.models import Release
from cdop.figures.proofs import prove_again, read_by
from cdop.figures.states import Act
from cdop.figures.writing import Written, written

CHECKING, WRITING, FILING = "Checking against earlier releases", "Writing", "Filing"
STEPS = (CHECKING, WRITING, FILING)


@dataclass(frozen=True)
class Ready:
    """A release that held, its files, and the ledger it held against."""

    release: Release
    written: Written
    ledger: tuple[Any, ...]


def readied(number: UUID, *, by: AnyActor, act: Act, step: Callable[[str], None]) -> Ready:
    """Changes nothing. Raises Refused when the release no longer holds beside what left in the meantime."""
    step(CHECKING)
    with transaction.atomic():
        release = Release.objects.with_state().get(panel_id=by.panel_id, pk=number)
        rules.check_can(act, release, by)
        ledger = fingerprint(read_by(release))
        prove_again(release)
    step(WRITING)  # a step is kept at once, so it stands outside any transaction
    with transaction.atomic():
        files = written(release, approver=by.name if act is Act.APPROVED else None)
    step(FILING)
    return Ready(release, files, ledger)
