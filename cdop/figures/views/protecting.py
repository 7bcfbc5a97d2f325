"""A table of one's own numbers, protected: a page for people, an address for programs."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.disclosure.tablefile import csv_bytes
from cdop.figures import protecting
from cdop.figures.forms.protecting import ProtectForm
from cdop.figures.presenters import tables as shown
from cdop.figures.protecting import BadInput, Wish
from cdop.figures.views.releases import crumbs


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.FIGURES_VIEW)
def protect(request: PanelRequest) -> HttpResponse:
    """Paste a table or choose a file; what comes back is shown and kept nowhere."""
    form = ProtectForm(request.POST, request.FILES) if request.method == "POST" else ProtectForm()
    context = {"title": "Protect a table", "form": form, "breadcrumbs": crumbs()}
    if form.is_bound and form.is_valid():
        held = form.cleaned_data
        try:
            done = protecting.protect_text(held["text"], form.wish(), is_json=form.is_json, by=request.actor)
        except BadInput as trouble:
            form.add_error("text", str(trouble))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            context |= {
                "tables": [shown.shown(table, done.rule) for table in done.tables],
                "files": [csv_bytes(table).decode() for table in done.tables],
                "notes": done.notes,
            }
    return render(request, "figures/protect.html", context)


@require_POST
@needs(Permission.FIGURES_VIEW, keeps_typed=False)
def api(request: PanelRequest) -> HttpResponse:
    """CSV or JSON in the body, the rule in the address; JSON back, errors too."""
    usual = Wish()
    wish = Wish(
        request.GET.get("method", usual.method),
        request.GET.get("threshold", usual.threshold),
        request.GET.get("protect", usual.protect),
    )
    try:
        text = request.body.decode("utf-8-sig")
        is_json = request.content_type == "application/json" or text.lstrip().startswith("{")
        done = protecting.protect_text(text, wish, is_json=is_json, by=request.actor)
    except UnicodeDecodeError:
        return _error("The body is not text in UTF-8.", 400)
    except BadInput as trouble:
        return _error(str(trouble), 400)
    except Refused as refused:
        return _error(refused.sentence, 409)
    return JsonResponse(protecting.described(done))


def _error(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)
