"""What may be missing or contradict itself in a panel's records: each check in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """`what` follows a number: "3 cases without a day of death". `page` is where somebody can see to it."""

    code: str
    what: str
    page: str = ""


CHECKS: dict[str, Check] = {
    check.code: check
    for check in (
        Check("no_day", "Cases without a day of death"),
        Check("no_age", "Cases whose age at death cannot be worked out"),
        Check("no_area", "Cases without the local authority of residence"),
        Check("before_death", "Cases notified before the day of death"),
        Check("answers", "Open cases that lack an answer which must be given before the next stage"),
        Check("pairs", "Possible duplicates nobody has decided about", "matching:pairs"),
        Check("rows", "Imported rows nobody has decided about", "imports:batches"),
    )
}
