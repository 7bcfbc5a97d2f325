"""Addresses of digests."""

from django.urls import URLPattern, path

from cdop.digests import views

app_name = "digests"
urlpatterns: list[URLPattern] = [
    path("quality/", views.quality, name="quality"),
    path("themes/", views.themes, name="themes"),
]
