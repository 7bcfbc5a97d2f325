"""Addresses of figures: what recurs, releases, the ledger, tables brought by people."""

from django.urls import URLPattern, path

from cdop.figures.views import (
    behind,
    deciding,
    difference,
    ledger,
    outside,
    proof,
    protecting,
    releases,
    themes,
    wizard,
)

app_name = "figures"
_RELEASE = "figures/releases/<uuid:number>/"
_OUTSIDE = "figures/ledger/outside/"
urlpatterns: list[URLPattern] = [
    path("themes/", themes.themes, name="themes"),
    path("themes/<slug:name>.csv", themes.download, name="download"),
    path("themes/<slug:plot>.svg", themes.plot_file, {"kind": "svg"}, name="theme_svg"),
    path("themes/<slug:plot>.png", themes.plot_file, {"kind": "png"}, name="theme_png"),
    path("figures/releases/new/", wizard.new, name="new"),
    path(_RELEASE, releases.release, name="release"),
    path(f"{_RELEASE}send/", deciding.send, name="send"),
    path(f"{_RELEASE}approve/", deciding.approve, name="approve"),
    path(f"{_RELEASE}again/", deciding.again, name="again"),
    path(f"{_RELEASE}send-back/", deciding.send_back, name="send_back"),
    path(f"{_RELEASE}drop/", deciding.drop, name="drop"),
    path(f"{_RELEASE}withdraw/", deciding.withdraw, name="withdraw"),
    path(f"{_RELEASE}proof/", proof.proof, name="proof"),
    path(f"{_RELEASE}difference/", difference.difference, name="difference"),
    path(f"{_RELEASE}cases/", behind.behind, name="behind"),
    path("figures/case/<str:reference>/", behind.case, name="case"),
    path("figures/ledger/", ledger.ledger, name="ledger"),
    path(_OUTSIDE, outside.outside, name="outside"),
    path(f"{_OUTSIDE}enter/", outside.enter, name="enter"),
    path(f"{_OUTSIDE}<int:number>/", outside.outside_figure, name="outside_figure"),
    path(f"{_OUTSIDE}<int:number>/take-out/", outside.take_out, name="take_out"),
    path("figures/protect/", protecting.protect, name="protect"),
    path("figures/api/protect/", protecting.api, name="api_protect"),
]
