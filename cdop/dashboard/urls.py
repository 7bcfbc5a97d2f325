"""Addresses of the dashboard: the page, the cases behind a key figure, timeliness in full."""

from django.urls import URLPattern, path

from cdop.dashboard import views

app_name = "dashboard"
urlpatterns: list[URLPattern] = [
    path("", views.dashboard, name="dashboard"),
    path("timeliness/", views.timeliness, name="timeliness"),
    path("cases/<slug:key>/", views.cases, name="cases"),
]
