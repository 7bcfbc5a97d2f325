"""Addresses of patterns: the page, its plots as files, the cases behind a number."""

from django.urls import URLPattern, path

from cdop.patterns.views import cases, files, patterns

app_name = "patterns"
urlpatterns: list[URLPattern] = [
    path("", patterns.patterns, name="patterns"),
    path("cases/", cases.cases, name="cases"),
    path("<slug:name>.<slug:kind>", files.plot_file, name="plot_file"),
]
