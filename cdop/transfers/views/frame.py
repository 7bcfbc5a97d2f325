"""What the pages of transfers share: the way back, what was typed, the words of refusal on the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cdop.access.guards import PanelRequest
from cdop.cases.models import Case
from cdop.core.refusals import Refused

READ_AND_WRITE = ["GET", "HEAD", "POST"]


def case_page(case: Case) -> str:
    return reverse("transfers:case", args=[case.reference])


def typed(request: PanelRequest) -> Any:
    """What was sent, or None on a page only looked at."""
    return request.POST if request.method == "POST" else None


def asked(
    request: PanelRequest,
    form: forms.Form,
    do: Callable[[], object],
    *,
    title: str,
    back: tuple[str, str],
    done: str,
    submit: str,
    intro: str = "",
) -> HttpResponse:
    """A page with one form: done and back, or the form again with what was typed and what is wrong."""
    if form.is_bound and form.is_valid():
        try:
            do()
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, done)
            return redirect(back[1])
    context = {
        "title": title,
        "form": form,
        "back": back,
        "cancel": back[1],
        "submit": submit,
        "intro": intro,
    }
    return render(request, "transfers/form.html", context)


def case_back(case: Case) -> tuple[str, str]:
    return f"Transfers of {case.reference}", case_page(case)
