"""Addresses of work under way."""

from django.urls import URLPattern, path

from cdop.jobs import views

app_name = "jobs"
urlpatterns: list[URLPattern] = [
    path("<uuid:number>/", views.job, name="job"),
    path("<uuid:number>/state/", views.state, name="state"),
    path("<uuid:number>/cancel/", views.cancel, name="cancel"),
    path("<uuid:number>/retry/", views.retry, name="retry"),
]
