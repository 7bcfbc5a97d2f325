"""What may be done to a release now, and by whom: `can_` asks, `check_can_` raises with a sentence."""

from __future__ import annotations

from cdop.access.actors import AnyActor
from cdop.access.permissions import Permission
from cdop.core.refusals import NotAllowed, Refused
from cdop.figures.models import Release
from cdop.figures.publications import publication
from cdop.figures.states import FROM, Act

_NEED_A_REASON = (Act.RETURNED, Act.WITHDRAWN)
_BY_THE_MAKER = (Act.SENT, Act.DROPPED)


def made_it(release: Release, by: AnyActor) -> bool:
    return release.made_by == by.audit_id


def may_see(release: Release, by: AnyActor) -> bool:
    """Whether `by` may look at a release that has not left yet: its maker, and those who review."""
    return made_it(release, by) or by.may(Permission.RELEASE_APPROVE)


def can(act: Act, release: Release, by: AnyActor) -> bool:
    try:
        check_can(act, release, by)
    except (Refused, NotAllowed):
        return False
    return True


def check_can(act: Act, release: Release, by: AnyActor) -> None:
    """Raise unless `by` may do `act` to the release in the state it is in; the row must be read `with_state`."""
    if release.state not in FROM[act]:
        wanted = " or ".join(f"“{state.label.lower()}”" for state in FROM[act])
        raise Refused(
            f"This release is “{release.state.label.lower()}”; only one that is {wanted} can be "
            f"{_done(act)}. Somebody may have acted in the meantime: look at it again."
        )
    if act in _BY_THE_MAKER:
        _check_maker(release, by)
    elif not by.may(Permission.RELEASE_APPROVE):
        raise NotAllowed(f"Your role on this panel does not let you {Permission.RELEASE_APPROVE.value}.")
    if act is Act.APPROVED and made_it(release, by):
        raise NotAllowed("You prepared this release, so another person must approve it.")


def check_reason(act: Act, reason: str) -> None:
    if act in _NEED_A_REASON and not reason.strip():
        raise Refused(f"Say why it is {_done(act)}, so that its maker and its readers know.")


def _check_maker(release: Release, by: AnyActor) -> None:
    allowed = publication(release.kind, release.choices).permission
    if not (made_it(release, by) or by.may(Permission.RELEASE_APPROVE)) or not by.may(allowed):
        raise NotAllowed("Only the person who prepared this release can do that.")


def _done(act: Act) -> str:
    return {
        Act.SENT: "sent for review",
        Act.RETURNED: "sent back",
        Act.DROPPED: "given up",
        Act.APPROVED: "approved",
        Act.COMMANDED: "released",
        Act.SUPERSEDED: "replaced",
        Act.WITHDRAWN: "withdrawn",
    }[act]
