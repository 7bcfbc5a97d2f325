"""Naming, defining, merging and retiring a theme: the chair's pages."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.themes import actions, queries
from cdop.themes.forms import MergeForm, ReasonForm, ThemeForm
from cdop.themes.models import Theme

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_WRITE)
@needs(Permission.THEME_CURATE)
def add(request: PanelRequest) -> HttpResponse:
    """Name a new theme."""
    form = ThemeForm(_typed(request))
    if form.is_bound and form.is_valid():
        try:
            made = actions.add(
                name=form.cleaned_data["name"],
                definition=form.cleaned_data["definition"],
                phrases=form.typed_phrases(),
                by=request.actor,
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"The theme “{made.name}” is added.")
            return redirect("themes:theme", made.pk)
    context = {"title": "Add a theme", "form": form, "cancel": reverse("themes:themes")}
    return render(request, "themes/form.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.THEME_CURATE)
def change(request: PanelRequest, number: int) -> HttpResponse:
    """Another name, definition or words; what it was before stays in its history."""
    found = queries.find_theme(number, by=request.actor)
    saved = {
        "name": found.name,
        "definition": found.definition,
        "phrases": "\n".join(found.phrases),
        "seen": found.version,
    }
    form = ThemeForm(_typed(request), initial=saved)
    if form.is_bound and form.is_valid():
        try:
            _changed(found, form, request)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, "The theme is changed.")
            return redirect("themes:theme", number)
    return _page(request, found, form, "Change the theme")


def _changed(found: Theme, form: ThemeForm, request: PanelRequest) -> None:
    """Both or neither; the version is asked after once, before the first."""
    with transaction.atomic():
        now = actions.rename(
            theme=found, name=form.cleaned_data["name"], seen=form.cleaned_data["seen"], by=request.actor
        )
        actions.define(
            theme=now,
            definition=form.cleaned_data["definition"],
            phrases=form.typed_phrases(),
            by=request.actor,
        )


@require_http_methods(READ_AND_WRITE)
@needs(Permission.THEME_CURATE)
def merge(request: PanelRequest, number: int) -> HttpResponse:
    """Merge the theme into another; its tags follow."""
    found = queries.find_theme(number, by=request.actor)
    others = [each for each in queries.in_use(request.actor) if each.pk != found.pk]
    form = MergeForm(others, _typed(request))
    if form.is_bound and form.is_valid():
        into = next(each for each in others if str(each.pk) == form.cleaned_data["into"])
        try:
            kept = actions.merge(theme=found, into=into, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"“{found.name}” is merged into “{kept.name}”.")
            return redirect("themes:theme", kept.pk)
    return _page(request, found, form, "Merge the theme into another", submit="Merge", is_merge=True)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.THEME_CURATE)
def retire(request: PanelRequest, number: int) -> HttpResponse:
    """Use the theme no more."""
    found = queries.find_theme(number, by=request.actor)
    form = ReasonForm(_typed(request))
    if form.is_bound and form.is_valid():
        try:
            actions.retire(theme=found, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"“{found.name}” is retired. Its tags stay where they are.")
            return redirect("themes:theme", number)
    return _page(request, found, form, "Retire the theme", submit="Retire", is_retiring=True)


@require_POST
@needs(Permission.THEME_CURATE)
def bring_back(request: PanelRequest, number: int) -> HttpResponse:
    """Use a retired theme again."""
    found = queries.find_theme(number, by=request.actor)
    actions.bring_back(theme=found, by=request.actor)
    messages.info(request, f"“{found.name}” is in use again.")
    return redirect("themes:theme", number)


def _page(request: PanelRequest, found: Theme, form: Any, title: str, **further: Any) -> HttpResponse:
    context = {
        "title": title,
        "caption": found.name,
        "theme": found,
        "form": form,
        "cancel": reverse("themes:theme", args=[found.pk]),
        **further,
    }
    return render(request, "themes/form.html", context)


def _typed(request: PanelRequest) -> Any:
    return request.POST if request.method == "POST" else None
