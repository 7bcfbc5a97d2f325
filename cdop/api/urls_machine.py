"""Addresses of programs. Served through config.urls_outside alone: no session, no page of the house."""

from django.urls import URLPattern, path

from cdop.api.views import machine

app_name = "machine"
_TABLE = "v1/releases/<uuid:number>/tables/<slug:name>"
urlpatterns: list[URLPattern] = [
    path("v1/openapi.json", machine.openapi, name="openapi"),
    path("v1/releases/", machine.releases, name="releases"),
    path("v1/releases/<uuid:number>/", machine.release, name="release"),
    path(_TABLE, machine.table, name="table"),
    path(f"{_TABLE}.json", machine.table_json, name="table_json"),
    path(f"{_TABLE}.csv", machine.table_csv, name="table_csv"),
    path("", machine.nothing, name="top"),
    path("<path:rest>", machine.nothing, name="nothing"),
]
