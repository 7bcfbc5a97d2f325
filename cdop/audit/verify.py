"""Walks a chain and says where it is broken. Recomputes every hash here, apart from the code that made it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import connections

_ROWS = """
SELECT s.seq, s.prev, s.hash, e.id, e.chain, (extract(epoch FROM e.at) * 1000000)::bigint,
       e.actor, e.actor_name, e.actor_role, e.act, e.object_type, e.object_ref, e.detail::text
FROM audit_seal s LEFT JOIN audit_event e ON e.id = s.event_id
WHERE s.chain = %s ORDER BY s.seq
"""
_HEAD = "SELECT seq, hash FROM audit_head WHERE chain = %s"
_UNSEALED = """
SELECT count(*) FROM audit_event e
WHERE e.chain = %s AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id)
"""


@dataclass(frozen=True)
class ChainReport:
    """What a walk found: the number of links, and every break as a sentence."""

    chain: int
    links: int
    problems: tuple[str, ...]

    @property
    def is_intact(self) -> bool:
        return not self.problems


def verify(chain: int) -> ChainReport:
    """Check one chain from its first link; needs a scope that reaches the panel."""
    problems: list[str] = []
    expected, last = 0, b""
    with connections["default"].cursor() as cursor:
        cursor.execute(_ROWS, [chain])
        for seq, prev, link, event_id, *fields in cursor:
            expected += 1
            if seq != expected:
                problems.append(f"Chain {chain}: link {expected} is missing; the next is {seq}.")
                expected = seq
            if event_id is None:
                problems.append(f"Chain {chain}: the event of link {seq} is gone.")
            elif bytes(prev) != last:
                problems.append(f"Chain {chain}: link {seq} does not follow the one before it.")
            elif bytes(link) != _link(last, [event_id, *fields]):
                problems.append(f"Chain {chain}: the event of link {seq} was altered.")
            last = bytes(link)
        cursor.execute(_HEAD, [chain])
        head = cursor.fetchone()
        cursor.execute(_UNSEALED, [chain])
        unsealed = cursor.fetchone()[0]
    if (head or (0, b""))[0] != expected or bytes((head or (0, b""))[1]) != last:
        problems.append(f"Chain {chain}: its newest link is not the one the head names; the end was cut.")
    if unsealed:
        problems.append(f"Chain {chain}: {unsealed} events carry no seal.")
    return ChainReport(chain, expected, tuple(problems))


def _link(previous: bytes, fields: list[object]) -> bytes:
    text = b"".join(_field(str(value)) for value in fields)
    return hashlib.sha256(previous + text).digest()


def _field(value: str) -> bytes:
    raw = value.encode()
    return f"{len(raw)}:".encode() + raw
