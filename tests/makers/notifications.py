"""Somebody without an account who tells a panel of a death, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

ANSWERS: dict[str, dict[str, str]] = {
    "child": {
        "forenames": "Robin",
        "surname": "Unmistakable",
        "date_of_birth_day": "1",
        "date_of_birth_month": "2",
        "date_of_birth_year": "2026",
        "sex": "female",
    },
    "home": {"address": "1 Invented Street", "postcode": "PR1 1AA"},
    "death": {
        "date_of_death_day": "1",
        "date_of_death_month": "11",
        "date_of_death_year": "2026",
        "place_of_death": "hosp_ed",
    },
    "happened": {"circumstances": "Unwell for two days.", "expected": "unexpected"},
    "you": {
        "notifier_name": "Invented Nurse",
        "notifier_organisation": "Invented Hospital",
        "notifier_phone": "01632 960000",
    },
    "others": {},
}
"""What somebody types who knows the usual things."""


@dataclass
class Teller:
    """A browser without an account."""

    client: Client
    panel: str

    def at(self, page: str = "") -> str:
        return f"/notify/{self.panel}/{page + '/' if page else ''}"

    def begin(self) -> Any:
        return self.client.post(self.at())

    def get(self, page: str = "", **query: str) -> str:
        return self.client.get(self.at(page), query).content.decode()

    def type(self, page: str, **changes: str) -> Any:
        """Send a page with the usual answers, some of them changed."""
        return self.client.post(self.at(page), {**ANSWERS[page], **changes})

    def type_all(self, **changes: dict[str, str]) -> None:
        for page in ANSWERS:
            sent = self.type(page, **changes.get(page, {}))
            assert sent.status_code == 302, sent.content.decode()

    def send(self) -> Any:
        return self.client.post(self.at("check"))
