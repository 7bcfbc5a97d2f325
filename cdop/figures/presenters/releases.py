"""A release in words: where it stands, what happens next, who may do it, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from cdop.access.actors import AnyActor
from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import count, moment
from cdop.figures import rules
from cdop.figures.audiences import audience_words
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.models import Decision, Release
from cdop.figures.queries import LayProof
from cdop.figures.states import Act, State

TONES = {
    State.PREPARED: "open",
    State.IN_REVIEW: "waiting",
    State.RETURNED: "soon",
    State.DROPPED: "plain",
    State.RELEASED: "done",
    State.SUPERSEDED: "plain",
    State.WITHDRAWN: "late",
}
_NEXT = {
    State.PREPARED: (
        "Nothing has left the panel. Its maker looks through the figures and sends it for review, or gives it up."
    ),
    State.IN_REVIEW: (
        "A second person checks it and approves it or sends it back: a coordinator, chair or designated doctor "
        "of this panel who did not make it."
    ),
    State.RETURNED: "Its maker sends it again, or gives it up and prepares another.",
    State.DROPPED: "It will not be released. It is kept, so that what was decided can be read.",
    State.RELEASED: "Readers have it. It can be withdrawn, or replaced by a corrected version; never changed.",
    State.SUPERSEDED: "A later version took its place. Use that one.",
    State.WITHDRAWN: "It should not be used any more. What readers have had stays in the ledger.",
}


@dataclass(frozen=True)
class Button:
    """Something that may be done now. `url` is where it is sent, or asked for a reason."""

    words: str
    url: str
    asks: bool = False
    is_second: bool = False
    needs_token: bool = False


def next_words(release: Release) -> str:
    return _NEXT[release.state]


def period(release: Release) -> str:
    basis = Basis(release.basis)
    return Cohort(release.panel_id, basis, release.period_from, release.period_to).words


def facts(release: Release) -> list[Line]:
    """What is said of it before its figures."""
    held = release.rule if isinstance(release.rule, dict) else {}
    lines = [
        Line("Period", period(release)),
        Line("Counted by", _capital(Basis(release.basis).label)),
        Line("Made for", audience_words(release.audience)),
        Line("Prepared by", f"{release.stamp.get('maker', '')}, {moment(release.made_at)}"),
        Line("Protection", held.get("sentence", "")),
    ]
    if release.replaces_id:
        old = (("See the release it is to replace", reverse("figures:release", args=[release.replaces_id])),)
        lines.append(Line("Replaces", "An earlier version", actions=old))
    return lines


def notes(release: Release, said: Sequence[str]) -> list[str]:
    """What is said of the figures beside their protection, which stands above."""
    above = release.rule.get("sentence", "") if isinstance(release.rule, dict) else ""
    return [note for note in said if note != above]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def decisions(release: Release, made: Sequence[Decision]) -> Table:
    """Everything decided so far, oldest first; that it was prepared comes first."""
    rows: list[Sequence[object]] = [
        ("Prepared", release.stamp.get("maker", ""), Cell(moment(release.made_at), is_day=True), "")
    ]
    rows += [
        (Act(each.act).label, each.by_name, Cell(moment(each.at), is_day=True), each.reason) for each in made
    ]
    columns = [Column("What"), Column("By"), Column("When"), Column("Reason")]
    return Table("What was decided", columns, rows)


def buttons(release: Release, by: AnyActor, *, may_make: bool) -> list[Button]:
    """What `by` may do to it now, the usual first."""

    def at(name: str) -> str:
        return reverse(f"figures:{name}", args=[release.id])

    offered = [
        (Act.SENT, Button("Send for review", at("send"))),
        (Act.APPROVED, Button("Approve and release", at("approve"))),
        (Act.RETURNED, Button("Send back to its maker", at("send_back"), asks=True, is_second=True)),
        (Act.DROPPED, Button("Give it up", at("drop"), asks=True, is_second=True)),
        (Act.WITHDRAWN, Button("Withdraw it", at("withdraw"), asks=True, is_second=True)),
    ]
    allowed = [button for act, button in offered if rules.can(act, release, by)]
    if may_make and release.state is State.RELEASED and release.shown is not None:
        allowed.insert(0, Button("Make a corrected version", at("again"), needs_token=True))
    return allowed


def why_not(release: Release, by: AnyActor) -> str:
    """A word to a maker who wonders why they cannot approve."""
    if release.state is State.IN_REVIEW and rules.made_it(release, by):
        return "You prepared this release, so another person must approve it."
    return ""


def proof_words(proof: LayProof | None) -> str:
    """The lay sentence."""
    if proof is None:
        return "This release is from before proofs were kept with each release."
    return f"Nothing hidden here can be worked out. {checked_against(proof)}"


def checked_against(proof: LayProof) -> str:
    if not proof.earlier:
        return "Nothing that was released before bears on it."
    bear = "bears" if proof.earlier == 1 else "bear"
    return f"Checked together with {count(proof.earlier, 'earlier release')} that {bear} on it."
