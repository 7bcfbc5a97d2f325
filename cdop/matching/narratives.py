"""What happened in an incident, sealed in its row."""

from __future__ import annotations

from cdop.access.vault import Vault
from cdop.matching.models import Incident


def put_narrative(incident: Incident, text: str, vault: Vault) -> None:
    incident.narrative = vault.seal(text, _place(incident)) if text else None


def take_narrative(incident: Incident, vault: Vault) -> str:
    return vault.unseal(bytes(incident.narrative), _place(incident)) if incident.narrative else ""


def _place(incident: Incident) -> str:
    return f"matching_incident:{incident.id}:narrative"
