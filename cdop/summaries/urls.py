"""Addresses of summaries."""

from django.urls import URLPattern, path

from cdop.summaries import views

app_name = "summaries"
urlpatterns: list[URLPattern] = [
    path("", views.summaries, name="summaries"),
    path("texts/", views.texts, name="texts"),
    path("texts/new/<slug:kind>/", views.begin, name="begin"),
    path("texts/<uuid:number>/", views.text, name="text"),
    path("texts/<uuid:number>/write/", views.write, name="write"),
    path("texts/<uuid:number>/read/", views.read, name="read"),
    path("texts/<uuid:number>/prepare/", views.prepare, name="prepare"),
]
