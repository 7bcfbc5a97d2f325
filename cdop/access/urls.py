"""Choosing among one's panels, and who sits on this one."""

from django.urls import path

from cdop.access import views

app_name = "access"
urlpatterns = [
    path("panel/", views.choose_panel, name="choose_panel"),
    path("held/", views.held, name="held"),
    path("held/discard/", views.discard_held, name="discard_held"),
    path("members/", views.members, name="members"),
]
