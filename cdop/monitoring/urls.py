"""Addresses of rates beside published ones, and of change over time."""

from django.urls import URLPattern, path

from cdop.monitoring import views

app_name = "monitoring"
urlpatterns: list[URLPattern] = [
    path("rates/", views.rates, name="rates"),
    path("over-time/", views.over_time, name="over_time"),
    path("over-time/signals/<int:number>/seen/", views.seen, name="seen"),
    path("over-time/deaths.<str:kind>", views.protected_file, name="protected_file"),
]
