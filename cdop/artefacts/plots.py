"""A plot as a file to keep: SVG, PNG or its numbers as CSV. Whoever hands it in has protected its numbers."""

from django.http import Http404, HttpResponse

from cdop.artefacts.document import TableBlock
from cdop.artefacts.writers.csv_file import write_csv
from cdop.artefacts.writers.picture import as_png

KINDS = ("svg", "png", "csv")


def plot_response(kind: str, name: str, *, svg: str, file: TableBlock | bytes) -> HttpResponse:
    """The answer that hands the file out under `name`; `file` holds the plot's numbers."""
    if kind == "svg":
        content, content_type = svg.encode(), "image/svg+xml"
    elif kind == "png":
        content, content_type = as_png(svg), "image/png"
    elif kind == "csv":
        content = file if isinstance(file, bytes) else write_csv(file)
        content_type = "text/csv; charset=utf-8"
    else:
        raise Http404("A plot is handed out as SVG, PNG or CSV.")
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
