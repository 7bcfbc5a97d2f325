"""Addresses of what-if: the question, its plot as a file, the table of published ratios."""

from django.urls import URLPattern, path

from cdop.whatif.views import risks, what_if

app_name = "whatif"
urlpatterns: list[URLPattern] = [
    path("", what_if.what_if, name="what_if"),
    path("plot.svg", what_if.plot_file, {"kind": "svg"}, name="plot_svg"),
    path("plot.png", what_if.plot_file, {"kind": "png"}, name="plot_png"),
    path("plot.csv", what_if.plot_file, {"kind": "csv"}, name="plot_csv"),
    path("ratios/", risks.risks, name="risks"),
    path("ratios/new/", risks.add, name="add"),
    path("ratios/<slug:name>/", risks.risk, name="risk"),
    path("ratios/<slug:name>/shipped/", risks.reset, name="reset"),
]
