"""A mark of what a page showed of two records, by which it is seen whether it still holds. Tells nothing of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.crypto import salted_hmac

from cdop.cases.queries import OpenedRow
from cdop.matching.comparing import Group


def seen_mark(groups: Sequence[Group], rows: Sequence[OpenedRow]) -> str:
    """The same for as long as neither record changes. Keyed, so that nobody can try names against it."""
    told = [f"{line.name}\x1f{line.one}\x1f{line.other}" for group in groups for line in group.lines]
    told += [f"{row.number}\x1f{row.values}" for row in rows]
    return salted_hmac("cdop.matching.seen", "\x1e".join(told), algorithm="sha256").hexdigest()[:32]
