"""Addresses of figures."""

from django.urls import URLPattern, path

from cdop.figures import views

app_name = "figures"
urlpatterns: list[URLPattern] = [
    path("", views.themes, name="themes"),
    path("<slug:name>.csv", views.download, name="download"),
]
