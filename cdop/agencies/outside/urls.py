"""Addresses behind a link. Served through config.urls_outside alone."""

from django.urls import path

from cdop.agencies.outside import views

app_name = "answer"
urlpatterns = [
    path("<str:token>/", views.door, name="door"),
    path("<str:token>/again/", views.again, name="again"),
    path("<str:token>/code/", views.code, name="code"),
    path("<str:token>/done/", views.done, name="done"),
    path("<str:token>/form/", views.tasks, name="tasks"),
    path("<str:token>/form/<slug:slug>/", views.section, name="section"),
    path("<str:token>/form/<slug:slug>/draft/", views.draft, name="draft"),
    path("<str:token>/check/", views.check, name="check"),
    path("<str:token>/nothing/", views.nothing, name="nothing"),
    path("<str:token>/colleague/", views.colleague, name="colleague"),
]
