"""Addresses of what is kept for a time only."""

from django.urls import URLPattern, path

from cdop.retention import views

app_name = "retention"
urlpatterns: list[URLPattern] = [
    path("", views.retention, name="retention"),
    path("<slug:kind>/", views.remove, name="remove"),
]
