"""Addresses of notifications, for the office."""

from django.urls import path

from cdop.notifications.views import office

app_name = "notifications"
urlpatterns = [path("", office.unchecked, name="unchecked")]
