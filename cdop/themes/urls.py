"""Addresses of themes: numbers and references alone, no word of a name."""

from django.urls import URLPattern, path

from cdop.themes import views

app_name = "themes"
urlpatterns: list[URLPattern] = [
    path("", views.themes, name="themes"),
    path("new/", views.add, name="add"),
    path("suggestions/", views.suggestions, name="suggestions"),
    path("suggestions/look/", views.look, name="look"),
    path("case/<str:reference>/", views.case, name="case"),
    path("case/<str:reference>/tag/", views.tag, name="tag"),
    path("tag/<int:number>/take-off/", views.untag, name="untag"),
    path("<int:number>/", views.theme, name="theme"),
    path("<int:number>/change/", views.change, name="change"),
    path("<int:number>/merge/", views.merge, name="merge"),
    path("<int:number>/retire/", views.retire, name="retire"),
    path("<int:number>/bring-back/", views.bring_back, name="bring_back"),
]
