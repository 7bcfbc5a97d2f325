"""Addresses of attachments."""

from django.urls import path

from cdop.attachments import views

app_name = "attachments"
urlpatterns = [
    path("case/<str:reference>/", views.files, name="files"),
    path("<uuid:number>/", views.download, name="download"),
    path("<uuid:number>/withdraw/", views.withdraw, name="withdraw"),
]
