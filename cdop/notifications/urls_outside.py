"""Addresses of the public notification, under the panel's code. Each needs no account."""

from django.urls import path

from cdop.notifications.views import outside, telling
from cdop.notifications.views.others import others

app_name = "notify"
urlpatterns = [
    path("", outside.start, name="start"),
    path("where/", outside.where, name="where"),
    path("check/", outside.check, name="check"),
    path("sent/", outside.sent, name="sent"),
    path("stop/", outside.stop, name="stop"),
    path("others/", others, name="others"),
    path("<slug:slug>/", telling.page, name="page"),
]
