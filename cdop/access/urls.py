"""Choosing among one's panels."""

from django.urls import path

from cdop.access import views

app_name = "access"
urlpatterns = [path("panel/", views.choose_panel, name="choose_panel")]
