"""Addresses for those who let programs in."""

from django.urls import URLPattern, path

from cdop.api.views import clients

app_name = "api"
urlpatterns: list[URLPattern] = [
    path("", clients.clients, name="clients"),
    path("add/", clients.add, name="add"),
    path("<uuid:number>/end/", clients.end, name="end"),
]
