"""What is kept for a time only: of each kind what it is, how long it is kept, and why it may go then.

Nothing of a case, a review, a release or the audit trail stands here, and nothing of them may be added.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from cdop.core.refusals import Refused
from cdop.jobs.queries import REMEMBERED


@dataclass(frozen=True)
class Rule:
    """One kind: `after` is how long it is kept, `from_when` from which moment that is reckoned."""

    code: str
    title: str
    after: timedelta
    from_when: str
    why: str


RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "staging",
            "Files of documents that were never filed",
            timedelta(days=1),
            "when they were last written",
            "A worker that was stopped while it wrote leaves them. No page lists them and nobody can fetch them.",
        ),
        Rule(
            "links",
            "One-download links that were used, taken back or have ended",
            timedelta(days=180),
            "when they were used, taken back or ended",
            "They open nothing. Who made and used them stays in the audit trail.",
        ),
        Rule(
            "case_drafts",
            "What people of the panel typed into a case and did not save",
            timedelta(days=90),
            "when it was last typed in",
            "It was never part of the record, and holds what a person wrote about a child.",
        ),
        Rule(
            "answer_drafts",
            "What agencies typed and neither saved nor handed in",
            timedelta(days=90),
            "when it was last typed in",
            "It is part of no return, and holds what a person wrote about a child.",
        ),
        Rule(
            "outside_drafts",
            "Notifications from outside that nobody finished",
            timedelta(days=1),
            "when their two hours had ended",
            "They are forgotten every ten minutes. If any stands here, the clock does not run.",
        ),
        Rule(
            "held_posts",
            "What was sent after a person had been signed out",
            timedelta(days=1),
            "when it was sent",
            "It is held for an hour, for that person alone. After that nobody can be given it.",
        ),
        Rule(
            "job_arguments",
            "What work done later was told: ids, days and codes",
            REMEMBERED,
            "when the work ended",
            "The work has ended. That it was asked for, by whom and what came of it stays.",
        ),
    )
}


def find_rule(code: str) -> Rule:
    """Raises Refused, which names those there are."""
    if code not in RULES:
        raise Refused(f"Nothing is kept as “{code}”. What is kept for a time only: {', '.join(RULES)}.")
    return RULES[code]
