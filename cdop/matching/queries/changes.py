"""Whether anything that is compared has changed since it was last looked at."""

from __future__ import annotations

from django.db.models import Count, Max

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case, ChildIdentity, RepeatedRow


def stamp(*, by: AnyActor) -> str:
    """A short mark that changes with every record received and every change of who a child was; "" without cases."""
    check(by, Permission.CASE_EDIT)
    cases = Case.objects.filter(panel_id=by.panel_id).aggregate(many=Count("pk"), last=Max("pk"))
    if not cases["many"]:
        return ""
    child = ChildIdentity.objects.filter(panel_id=by.panel_id).aggregate(at=Max("saved_at"))["at"]
    family = RepeatedRow.objects.filter(panel_id=by.panel_id).aggregate(at=Max("saved_at"))["at"]
    moments = [f"{at:%Y-%m-%dt%H-%M-%S}" for at in (child, family) if at]
    return ".".join([str(cases["many"]), str(cases["last"]), *moments])
