"""Addresses of imports."""

from django.urls import URLPattern, path

from cdop.imports import views

app_name = "imports"
urlpatterns: list[URLPattern] = [path("", views.batches, name="batches")]
