"""Addresses of cases."""

from django.urls import path

from cdop.cases import views

app_name = "cases"
urlpatterns = [
    path("", views.today, name="today"),
    path("new/", views.new, name="new"),
    path("<str:reference>/", views.case, name="case"),
    path("<str:reference>/identity/", views.identity, name="identity"),
    path("<str:reference>/section/<slug:slug>/", views.section, name="section"),
    path("<str:reference>/move/<slug:act>/", views.move, name="move"),
    path("<str:reference>/history/", views.history, name="history"),
]
