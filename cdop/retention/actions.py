"""Looking for what is past its time, which removes nothing; and removing it, which a person decides."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.jobs.actions import forget_arguments
from cdop.retention import staging
from cdop.retention.keeping import Rule, find_rule
from cdop.retention.models import Removal, Report
from cdop.retention.queries import everything_past, rows_past


@transaction.atomic
def look_through(*, on: date, by: AnyActor) -> Report:
    """The dry run of a day: what would go, how many, since when. Asked again the same day, it is the same."""
    check(by, Permission.RETENTION_MANAGE)
    held = Report.objects.filter(panel_id=by.panel_id, on=on).first()
    if held is not None:
        return held
    lines = [
        {"kind": found.rule.code, "count": found.count, "since": found.since and found.since.isoformat()}
        for found in everything_past(by=by)
    ]
    report = Report.objects.create(panel_id=by.panel_id, on=on, lines=lines, made_by=by.audit_id)
    record(
        "retention.looked", by=by, of="report", ref=on.isoformat(), found=sum(line["count"] for line in lines)
    )
    return report


@transaction.atomic
def remove_past(*, kind: str, by: AnyActor) -> Removal:
    """Remove what of this kind is past its time now. Raises Refused when there is nothing."""
    check(by, Permission.RETENTION_MANAGE)
    rule = find_rule(kind)
    count = _removed(rule, by)
    if not count:
        raise Refused(f"{rule.title}: nothing is past its time, so nothing was removed.")
    removal = Removal.objects.create(
        panel_id=by.panel_id, kind=rule.code, count=count, by=by.audit_id, by_name=by.name
    )
    record("retention.removed", by=by, of="kind", ref=rule.code, count=count)
    return removal


def _removed(rule: Rule, by: AnyActor) -> int:
    if rule.code == "staging":
        return staging.clear_away(staging.left_behind(by.panel_code, staging.filed(by.panel_id), rule.after))
    if rule.code == "job_arguments":
        return forget_arguments(by=by)
    return rows_past(rule, by=by).delete()[0]
