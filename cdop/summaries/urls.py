"""Addresses of summaries."""

from django.urls import URLPattern, path

from cdop.summaries import views

app_name = "summaries"
urlpatterns: list[URLPattern] = [path("", views.summaries, name="summaries")]
