"""Answers for programs: JSON or CSV with a mark of its content, so that what is unchanged is not sent again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from cdop.core.middleware import ASK_FIRST

JSON, CSV = "application/json", "text/csv"


def given(request: HttpRequest, content: Mapping[str, Any]) -> HttpResponse:
    return marked(request, _bytes(content), JSON)


def marked(request: HttpRequest, body: bytes, kind: str) -> HttpResponse:
    """The body, or 304 where the program holds it already."""
    words = f"{kind}; charset=utf-8" if kind == CSV else kind
    response = HttpResponse(body, content_type=words)
    etag = quote_etag(hashlib.sha256(kind.encode() + body).hexdigest())
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = ASK_FIRST
    response.headers["Vary"] = "Accept, Authorization"
    return get_conditional_response(request, etag=etag, response=response) or response


def trouble(status: int, sentence: str, **more: Any) -> HttpResponse:
    """What is wrong and what to do, in a sentence."""
    return HttpResponse(_bytes({"error": sentence, **more}), content_type=JSON, status=status)


def _bytes(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
