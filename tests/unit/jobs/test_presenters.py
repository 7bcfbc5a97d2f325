"""How far a job is, in words."""

from __future__ import annotations

import pytest

from cdop.jobs.models import Job, State
from cdop.jobs.presenters import progress


@pytest.mark.parametrize(
    ("values", "words", "percent"),
    [
        ({"state": State.QUEUED}, "Waiting to start", 0),
        ({"state": State.QUEUED, "attempts": 1}, "Interrupted, waiting to start again", 0),
        ({"state": State.QUEUED, "last_error": "It broke."}, "It broke. It will be tried again.", 0),
        ({"state": State.RUNNING}, "Starting", 0),
        ({"state": State.RUNNING, "step": "Counting", "steps_done": 1}, "Step 2 of 4: counting", 25),
        ({"state": State.DONE, "steps_done": 4}, "Done", 100),
        ({"state": State.FAILED, "last_error": "The year is not over."}, "The year is not over.", 0),
        ({"state": State.DEAD, "last_error": "It broke."}, "It broke.", 0),
        ({"state": State.CANCELLED, "steps_done": 1}, "Cancelled", 25),
    ],
)
def test_progress_in_words(values: dict[str, object], words: str, percent: int) -> None:
    shown = progress(Job(kind="test.count", steps_total=4, **values))
    assert (shown.title, shown.words, shown.percent) == ("Count", words, percent)
    is_open = values["state"] in (State.QUEUED, State.RUNNING)
    assert (shown.is_over, shown.can_cancel, shown.can_retry) == (
        not is_open,
        is_open,
        not is_open and values["state"] != State.DONE,
    )
