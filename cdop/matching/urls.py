"""Addresses of matching."""

from django.urls import path

from cdop.matching import views

app_name = "matching"
urlpatterns = [
    path("", views.pairs, name="pairs"),
    path("find/", views.find, name="find"),
    path("pair/<int:number>/", views.pair, name="pair"),
    path("pair/<int:number>/identity/", views.pair_identity, name="pair_identity"),
    path("pair/<int:number>/different/", views.different, name="different"),
    path("pair/<int:number>/link/", views.link_pair, name="link_pair"),
    path("pair/<int:number>/merge/", views.merge, name="merge"),
    path("case/<str:reference>/", views.case, name="case"),
    path("case/<str:reference>/kept/", views.kept, name="kept"),
    path("case/<str:reference>/link/", views.link, name="link"),
    path("case/<str:reference>/compare/", views.compare, name="compare"),
    path("link/<int:number>/withdraw/", views.unlink, name="unlink"),
    path("merge/<int:number>/undo/", views.undo, name="undo"),
    path("incidents/", views.incidents, name="incidents"),
    path("incidents/new/", views.new_incident, name="new_incident"),
    path("incidents/<str:reference>/", views.incident, name="incident"),
    path("incidents/<str:reference>/change/", views.change_incident, name="change_incident"),
    path("incidents/<str:reference>/add/", views.add_to_incident, name="add_to_incident"),
    path("incidents/case/<int:number>/take-out/", views.take_out, name="take_out"),
    path("lists/", views.lists, name="lists"),
    path("lists/<uuid:number>/", views.death_list, name="list"),
    path("lists/<uuid:number>/compare/", views.compare_again, name="compare_again"),
    path("lists/<uuid:number>/row/<int:line>/", views.row, name="row"),
    path("lists/<uuid:number>/row/<int:line>/found/", views.found, name="found"),
    path("lists/<uuid:number>/row/<int:line>/notify/", views.notify, name="notify"),
    path("lists/<uuid:number>/row/<int:line>/not-ours/", views.not_ours, name="not_ours"),
    path("lists/<uuid:number>/row/<int:line>/reopen/", views.reopen, name="reopen"),
]
