"""Addresses of timing."""

from django.urls import URLPattern

app_name = "timing"
urlpatterns: list[URLPattern] = []
