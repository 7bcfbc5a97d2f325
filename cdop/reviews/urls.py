"""Addresses of the review of one case."""

from django.urls import URLPattern, path

from cdop.reviews import views

app_name = "reviews"
urlpatterns: list[URLPattern] = [
    path("", views.review, name="review"),
    path("version/<int:number>/", views.version, name="version"),
    path("section/<slug:slug>/", views.section, name="section"),
    path("stage/<slug:act>/", views.stage, name="stage"),
    path("<slug:slug>/add/", views.add_line, name="add_line"),
    path("<slug:slug>/<int:number>/change/", views.change_line, name="change_line"),
    path("<slug:slug>/<int:number>/withdraw/", views.withdraw_line, name="withdraw_line"),
]
