"""The worker's door to suggestions."""

from __future__ import annotations

from cdop.access.permissions import Permission
from cdop.jobs.registry import Finish, Run, job_kind
from cdop.themes import finding, queries
from cdop.themes.actions import keep_suggestions
from cdop.themes.actions.suggesting import SUGGEST

_STEPS = ("Reading the reviews", "Looking for words of the themes", "Comparing with lines already tagged")


@job_kind(SUGGEST, title="Looking for themes in reviews", permission=Permission.REVIEW_EDIT, steps=_STEPS)
def suggest_themes(run: Run) -> Finish:
    """Words first: what they found is not suggested a second time for being alike."""
    run.step(_STEPS[0])
    material = queries.material(by=run.by)
    run.step(_STEPS[1])
    found = finding.by_words(material)
    run.step(_STEPS[2])
    found += finding.by_comparison(material, found)
    return lambda: str(keep_suggestions(found=found, by=run.by))
