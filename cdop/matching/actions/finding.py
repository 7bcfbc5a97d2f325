"""Keeping what a search found: pairs that are new or have changed. Done again, it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.audit.actions import record
from cdop.core.turns import take_turn
from cdop.matching.finding import Suggestion
from cdop.matching.finding.blocks import Pair
from cdop.matching.models import Candidate, Decision
from cdop.matching.queries.searching import Search, search

_RAISED_AGAIN = {Decision.DIFFERENT.code, Decision.LAPSED.code}


@dataclass(frozen=True)
class Found:
    """What a search came to: how many cases were compared, and pairs in all, new, raised again, lapsed."""

    cases: int
    pairs: int
    new: int
    raised_again: int
    lapsed: int


@transaction.atomic
def keep_found(*, found: Search, by: AnyActor) -> Found:
    """Keep new pairs; raise one again that was decided only when what was compared has changed since."""
    check(by, Permission.CASE_EDIT)
    take_turn("matching", by.panel_id)
    vault = open_vault(by.panel_id)
    held = {(row.case_a_id, row.case_b_id): row for row in Candidate.objects.filter(panel_id=by.panel_id)}
    alike = {_key(pair): _candidate(pair, vault, by) for pair in found.pairs}
    new = [row for key, row in alike.items() if key not in held]
    changed = [(held[key], row) for key, row in alike.items() if key in held and _differs(held[key], row)]
    again = sum(_renew(old, row) for old, row in changed)
    lapsed = _lapse(held.values(), set(alike), found.searched)
    Candidate.objects.bulk_create(new)
    told = Found(len(found.searched), len(alike), len(new), again, lapsed)
    if new or changed or lapsed:
        record(
            "matching.found", by=by, of="panel", ref=by.panel_code, new=len(new), again=again, lapsed=lapsed
        )
    return told


@transaction.atomic
def find_duplicates(*, by: AnyActor) -> Found:
    """Search and keep, here and now."""
    return keep_found(found=search(by=by), by=by)


def _key(pair: Pair) -> tuple[int, int]:
    one, other = sorted((int(pair.one.key), int(pair.other.key)))
    return one, other


def _candidate(pair: Pair, vault: Vault, by: AnyActor) -> Candidate:
    one, other = _key(pair)
    first, second = sorted((pair.one, pair.other), key=lambda person: int(person.key))
    return Candidate(
        panel_id=by.panel_id,
        case_a_id=one,
        case_b_id=other,
        score=pair.verdict.score,
        suggestion=pair.verdict.suggestion.code,
        reasons=[reason.as_json() for reason in pair.verdict.reasons],
        mark=vault.blind_index(f"pair:{first.told}\x1e{second.told}"),
        found_by=by.audit_id,
    )


def _differs(old: Candidate, new: Candidate) -> bool:
    return bytes(old.mark) != new.mark or (old.decided == Decision.LAPSED)


def _renew(old: Candidate, new: Candidate) -> bool:
    """Bring a pair up to date; gives whether somebody has to decide about it anew."""
    is_raised = old.decided in _RAISED_AGAIN or (
        old.decided == Decision.LINKED and new.suggestion == Suggestion.SAME_CHILD
    )
    for name in ("score", "suggestion", "reasons", "mark"):
        setattr(old, name, getattr(new, name))
    if is_raised:
        old.decided, old.decided_at = Decision.OPEN.code, None
        old.decided_by = old.decided_by_name = old.reason = ""
    old.save()
    return is_raised


def _lapse(held: Iterable[Candidate], alike: set[tuple[int, int]], searched: frozenset[int]) -> int:
    """Open pairs that are not alike any more; one that a person put together stays."""
    count = 0
    for row in held:
        was_searched = {row.case_a_id, row.case_b_id} <= searched
        if row.is_open and row.suggestion and was_searched and (row.case_a_id, row.case_b_id) not in alike:
            row.decided = Decision.LAPSED.code
            row.save(update_fields=["decided"])
            count += 1
    return count
