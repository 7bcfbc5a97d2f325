"""Addresses of cases."""

from django.urls import URLPattern, path

from cdop.cases import views

app_name = "cases"
urlpatterns: list[URLPattern] = [path("", views.today, name="today")]
