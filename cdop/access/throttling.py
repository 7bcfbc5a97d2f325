"""How often somebody may try something: token buckets in the database, filled by the database's clock.

Who tries is kept only as a keyed mark, and no longer than it takes the bucket to be full again.
"""

from __future__ import annotations

import hashlib
import hmac
import math
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse

from cdop.core.refusals import TooMany

# One column is the whole bucket: each try moves `spent_until` on by one share of the window, from now at the
# earliest; a try that would move it beyond the window is one too many, and changes nothing.
_TAKE = """
INSERT INTO access_attempt AS held (bucket, mark, spent_until)
VALUES (%(bucket)s, %(mark)s, clock_timestamp() + %(share)s * interval '1 second')
ON CONFLICT (bucket, mark) DO UPDATE
SET spent_until = greatest(held.spent_until, clock_timestamp()) + %(share)s * interval '1 second'
WHERE greatest(held.spent_until, clock_timestamp()) + %(share)s * interval '1 second'
      <= clock_timestamp() + %(window)s * interval '1 second'
RETURNING xmax = 0
"""
_WAIT = """
SELECT extract(epoch FROM spent_until - clock_timestamp()) + %(share)s - %(window)s
FROM access_attempt WHERE bucket = %(bucket)s AND mark = %(mark)s
"""
# A bucket that is full again says as much as none at all. Rows in use by another request are left to it.
_SWEEP = """
DELETE FROM access_attempt WHERE id IN (
    SELECT id FROM access_attempt WHERE spent_until < clock_timestamp()
    ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED)
"""


@dataclass(frozen=True)
class _Try:
    bucket: str
    key: str
    limit: int
    seconds: int


_tries: ContextVar[list[_Try] | None] = ContextVar("cdop_tries", default=None)


def throttle(bucket: str, key: str, *, limit: int, seconds: int) -> None:
    """Count one try of `key` at `bucket`; raises TooMany when `limit` tries were made within `seconds`.

    A few at once are let through, then one each `seconds / limit`. Call it before anything is looked up. It is
    counted within a request even when the page ends in an error (ThrottleMiddleware).
    """
    one = _Try(bucket, key, limit, seconds)
    wait = _take(one)
    if wait:
        raise TooMany(wait)
    made = _tries.get()
    if made is not None:
        made.append(one)


@transaction.atomic
def _take(one: _Try) -> int:
    """0 when the try is counted, else the seconds until the next may be made."""
    values: dict[str, str | bytes | float] = {
        "bucket": one.bucket,
        "mark": _mark(one.bucket, one.key),
        "share": one.seconds / one.limit,
        "window": float(one.seconds),
    }
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, values)
        counted = cursor.fetchone()
        if counted is None:
            cursor.execute(_WAIT, values)
            return max(1, math.ceil(cursor.fetchone()[0]))
        if counted[0]:  # somebody new: a good moment to forget those who are long gone
            cursor.execute(_SWEEP)
    return 0


def _mark(bucket: str, key: str) -> bytes:
    words = f"throttle:{bucket}:{key}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()


def client_address(request: HttpRequest) -> str:
    """Where a request comes from, as a key for `throttle`: an IPv4 address, or the network of an IPv6 one.

    Behind a proxy it is what the proxy itself wrote, which is the last entry: those before it are the
    caller's own words.
    """
    found = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        found = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or found
    try:
        address = ip_address(found)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Address(int(address) >> 64 << 64))  # one household or office has a whole /64
    return str(address)


class ThrottleMiddleware:
    """A page that ends in an error takes its writes back with it, so its tries are counted again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _tries.set([])
        try:
            return self.get_response(request)
        finally:
            _tries.reset(token)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, DatabaseError):
            return
        for one in _tries.get() or []:
            _take(one)
