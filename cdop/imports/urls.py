"""Addresses of imports."""

from django.urls import URLPattern, path

from cdop.imports import views

app_name = "imports"
urlpatterns: list[URLPattern] = [
    path("", views.batches, name="batches"),
    path("<int:number>/", views.batch, name="batch"),
    path("<int:number>/again/", views.again, name="again"),
    path("<int:number>/rows/<int:line>/", views.row, name="row"),
    path("<int:number>/rows/<int:line>/same/", views.same, name="same"),
    path("<int:number>/rows/<int:line>/another/", views.another, name="another"),
]
