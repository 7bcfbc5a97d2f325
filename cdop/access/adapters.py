"""How allauth behaves here: nobody signs up, and what happens at sign-in is audited."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest

from cdop.access.actors import HouseActor
from cdop.audit.actions import record


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            record("session.began", by=HouseActor("sign-in"), of="user", ref=str(user.id))
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        with transaction.atomic():
            record("session.refused", by=HouseActor("sign-in"), of="user")
        super().authentication_failed(request, **credentials)
