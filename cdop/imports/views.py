"""Pages of imports: bringing in files, what became of each row, deciding about a row."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.imports import actions, presenters, queries, report
from cdop.imports.checking import check_row
from cdop.imports.forms import RowForm, UploadForm
from cdop.imports.models import Row
from cdop.imports.reading import MOST_BYTES
from cdop.jobs.presenters import progress

_TRIAL_ROWS = 200


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_IMPORT)
def batches(request: PanelRequest) -> HttpResponse:
    """Files to bring in, and what was brought in before."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            return _check_only(request, form) if form.cleaned_data["check_only"] else _bring_in(request, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    page = paginate(queries.batches(by=request.actor), request.GET.get("page"))
    context = {
        "title": "Import cases",
        "form": form,
        "page": page,
        "table": presenters.batches_table(page.rows),
    }
    return render(request, "imports/batches.html", context)


def _files(form: UploadForm) -> dict[str, bytes | None]:
    factors = form.cleaned_data["factors"]
    return {
        "cases": form.cleaned_data["cases"].read(MOST_BYTES),
        "factors": factors.read(MOST_BYTES) if factors else None,
    }


def _bring_in(request: PanelRequest, form: UploadForm) -> HttpResponse:
    name = form.cleaned_data["cases"].name or "cases.csv"
    batch, is_new = actions.ask(**_files(form), name=name, by=request.actor)  # type: ignore[arg-type]
    if not is_new:
        messages.info(request, "These files were brought in before. Nothing was added.")
    return redirect("imports:batch", number=batch.pk)


def _check_only(request: PanelRequest, form: UploadForm) -> HttpResponse:
    lines, notes = actions.try_out(**_files(form), by=request.actor)  # type: ignore[arg-type]
    rows = [(line.case_ref, line.state.code, [p.as_json() for p in line.checked.problems]) for line in lines]
    context = {
        "title": "What would become of each row",
        "sentence": report.sentence(report.of_rows(None, rows, notes)),
        "notes": notes,
        "table": presenters.trial_table(lines, _TRIAL_ROWS),
        "most": _TRIAL_ROWS,
        "told": len(presenters.told(lines)),
        "unchanged": sum(bool(line.earlier) for line in lines),
        "back": reverse("imports:batches"),
    }
    return render(request, "imports/trial.html", context)


@require_safe
@needs(Permission.CASE_IMPORT)
def batch(request: PanelRequest, number: int) -> HttpResponse:
    """What became of each row of one import."""
    found = queries.summary(number, by=request.actor)
    shown = request.GET.get("show", "")
    shown = shown if shown in queries.SHOWN else ""
    page = paginate(queries.rows(found, shown), request.GET.get("page"))
    job = queries.job_of(found, by=request.actor)
    work = progress(job) if job else None
    context = {
        "title": f"Import {found.pk}",
        "caption": found.cases_name,
        "batch": found,
        "counts": presenters.counts(found, shown),
        "shown": shown,
        "page": page,
        "table": presenters.rows_table(page.rows, "Rows of the file"),
        "work": work,
        "steps": presenters.steps(found, work) if work else [],
        "breadcrumbs": [("Import cases", reverse("imports:batches"))],
    }
    return render(request, "imports/batch.html", context)


@require_POST
@needs(Permission.CASE_IMPORT)
def again(request: PanelRequest, number: int) -> HttpResponse:
    """Go on with an import that could not be finished."""
    actions.go_on(batch=queries.batch(number, by=request.actor), by=request.actor)
    return redirect("imports:batch", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_IMPORT)
def row(request: PanelRequest, number: int, line: int) -> HttpResponse:
    """A row that waits for someone: mend it and try again, or compare it with what it may repeat."""
    found = queries.row(number, line, by=request.actor)
    context = {
        "title": f"Row {found.case_ref or 'without a reference'}",
        "caption": f"Import {number}, line {line}",
        "row": found,
        "state": presenters.state_words(found),
        "tone": presenters.tone(found),
        "breadcrumbs": [
            ("Import cases", reverse("imports:batches")),
            (f"Import {number}", reverse("imports:batch", args=[number])),
        ],
    }
    if not found.needs_someone:
        return render(request, "imports/row.html", context)
    values, factors = actions.open_row(row=found, by=request.actor)
    if request.method == "POST":
        typed, lines = RowForm(values, factors, posted=request.POST).typed()
        return _after(request, actions.correct(row=found, values=typed, factors=lines, by=request.actor))
    other = queries.other_case(found, by=request.actor) if found.can_be_duplicate else None
    context |= {
        "form": RowForm(values, factors, problems=found.problems),
        "warnings": [p["message"] for p in found.problems if p["severity"] == "warning"],
        "other": other,
        "compared": presenters.compare(values, check_row(values, factors), other.values) if other else [],
    }
    return render(request, "imports/row.html", context)


@require_POST
@needs(Permission.CASE_IMPORT)
def same(request: PanelRequest, number: int, line: int) -> HttpResponse:
    """The row repeats a child already there."""
    found = queries.row(number, line, by=request.actor)
    return _after(request, actions.confirm_duplicate(row=found, by=request.actor))


@require_POST
@needs(Permission.CASE_IMPORT)
def another(request: PanelRequest, number: int, line: int) -> HttpResponse:
    """The row is another child."""
    found = queries.row(number, line, by=request.actor)
    return _after(request, actions.accept_as_separate(row=found, by=request.actor))


def _after(request: PanelRequest, row: Row) -> HttpResponse:
    """On to the next row that waits; back to the same one while it still does."""
    if row.needs_someone:
        messages.warning(request, f"Saved. Row {row.case_ref} still needs you: see what is said below.")
        return redirect("imports:row", number=row.batch_id, line=row.line)
    messages.success(request, f"Saved. Row {row.case_ref}: {presenters.state_words(row).lower()}.")
    following = queries.next_waiting(row)
    if following is None:
        return redirect("imports:batch", number=row.batch_id)
    return redirect("imports:row", number=row.batch_id, line=following)
