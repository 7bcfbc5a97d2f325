"""Addresses of frozen documents."""

from django.urls import URLPattern, path

from cdop.artefacts import views

app_name = "artefacts"
urlpatterns: list[URLPattern] = [
    path("<uuid:number>/", views.document, name="document"),
    path("<uuid:number>/all/", views.bundle, name="bundle"),
    path("<uuid:number>/<path:name>", views.download, name="download"),
]
