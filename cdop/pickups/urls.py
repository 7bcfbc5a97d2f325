"""Addresses of the office's pages about links. The door itself stands elsewhere."""

from django.urls import URLPattern, path

from cdop.pickups import views

app_name = "pickups"
urlpatterns: list[URLPattern] = [
    path("<uuid:number>/", views.links, name="links"),
    path("<uuid:number>/take-back/", views.revoke, name="revoke"),
]
