"""Addresses of the worklist; they stand before those of single cases."""

from django.urls import path

from cdop.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", views.today, name="today"),
    path("search/", views.search, name="search"),
    path("export/<slug:kind>/", views.export, name="export"),
    path("filters/new/", views.save_filter, name="save_filter"),
    path("filters/remove/", views.drop_filter, name="drop_filter"),
    path("holds/", views.holds, name="holds"),
    path("failed/", views.failed, name="failed"),
    path("unsaved/", views.drafts, name="drafts"),
]
