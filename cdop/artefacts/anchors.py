"""The newest link of every audit chain, signed and filed each night: proof of what stood there, for another place.

Whoever can rewrite the whole database can rewrite a chain and its head; not a file that has left the server.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cdop.access.actors import HouseActor
from cdop.access.queries import every_panel
from cdop.artefacts.signing import Signature, is_genuine, key_bytes, public_key, sign
from cdop.audit.actions import record
from cdop.audit.models import HOUSE_CHAIN, Head, Seal
from cdop.core.isolation.scope import scoped

Json = dict[str, Any]


def folder() -> Path:
    return Path(settings.DATA_DIR) / "anchors"


def take_anchor(on: date) -> Path | None:
    """File the heads as they stand on the day. None when that was done before; a file is never written again."""
    place = folder() / f"{on.isoformat()}.json"
    if place.exists():
        return None
    content: Json = {"taken_at": timezone.now().isoformat(), "heads": [_head(chain) for chain in _chains()]}
    content["signature"] = asdict(sign(_message(content), seed=settings.SIGNING_KEY))
    if not _write(place, json.dumps(content, indent=1) + "\n"):
        return None
    with scoped(panels=(HOUSE_CHAIN,)), transaction.atomic():
        by = HouseActor("anchor")
        record("audit.anchored", by=by, of="anchor", ref=on.isoformat(), chains=len(content["heads"]))
    return place


def faults(places: list[Path]) -> Iterator[str]:
    """What the anchors know otherwise than the chains, in sentences."""
    for place in places:
        try:
            content = json.loads(place.read_text(encoding="utf-8"))
            signature, heads = Signature(**content["signature"]), list(content["heads"])
            is_ours = key_bytes(signature) == public_key(settings.SIGNING_KEY)
        except (OSError, ValueError, KeyError, TypeError):
            yield f"{place.name} cannot be read as an anchor."
            continue
        if not is_genuine(signature, _message(content)):
            yield f"{place.name} was altered: its signature does not fit."
        elif not is_ours:
            yield f"{place.name} was signed with another key than this site's."
        else:
            yield from (fault for head in heads if (fault := _fault(place, head)))


def _fault(place: Path, head: Json) -> str:
    """A sentence when the link that the anchor names is not there any more, or is another."""
    chain, seq = int(head["chain"]), int(head["seq"])
    with scoped(panels=(chain,)), transaction.atomic():
        link = Seal.objects.filter(chain=chain, seq=seq).values_list("hash", flat=True).first()
    if seq and link is None:
        return f"Chain {chain}: link {seq}, which stood there on {place.stem}, is gone; the end was cut."
    if link is not None and bytes(link).hex() != head["hash"]:
        return (
            f"Chain {chain}: link {seq} is not the one that stood there on {place.stem}; it was written anew."
        )
    return ""


def _chains() -> list[int]:
    return [HOUSE_CHAIN, *(panel.id for panel in every_panel())]


def _head(chain: int) -> Json:
    with scoped(panels=(chain,)), transaction.atomic():
        head = Head.objects.filter(chain=chain).first()
    return {"chain": chain, "seq": head.seq if head else 0, "hash": bytes(head.hash).hex() if head else ""}


def _message(content: Json) -> bytes:
    """All but the signature, in one way of writing."""
    told = {name: value for name, value in content.items() if name != "signature"}
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _write(place: Path, text: str) -> bool:
    """All of it at once, under a name that nothing has yet."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    part.chmod(0o600)
    try:
        os.link(part, place)
    except FileExistsError:
        return False
    finally:
        part.unlink()
    return True
