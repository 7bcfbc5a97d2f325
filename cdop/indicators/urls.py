"""Addresses of indicators: an area's list, one indicator, its plots as files."""

from django.urls import URLPattern, path

from cdop.indicators import views

app_name = "indicators"
urlpatterns: list[URLPattern] = [
    path("", views.indicators, name="indicators"),
    path("<slug:name>/", views.indicator, name="indicator"),
    path("<slug:name>/<slug:plot>.svg", views.plot_file, {"kind": "svg"}, name="plot_svg"),
    path("<slug:name>/<slug:plot>.png", views.plot_file, {"kind": "png"}, name="plot_png"),
    path("<slug:name>/<slug:plot>.csv", views.plot_file, {"kind": "csv"}, name="plot_csv"),
]
