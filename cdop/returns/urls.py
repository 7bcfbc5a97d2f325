"""Addresses of returns."""

from django.urls import URLPattern, path

from cdop.returns import views

app_name = "returns"
urlpatterns: list[URLPattern] = [
    path("", views.returns, name="returns"),
    path("list/", views.against_list, name="against_list"),
    path("case/<str:reference>/fields/", views.fields, name="fields"),
    path("<uuid:number>/sent/", views.sent, name="sent"),
]
