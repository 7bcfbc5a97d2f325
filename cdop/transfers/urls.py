"""Addresses of transfers."""

from django.urls import URLPattern, path

from cdop.transfers import views

app_name = "transfers"
urlpatterns: list[URLPattern] = [
    path("", views.transfers, name="transfers"),
    path("incoming/<uuid:number>/", views.incoming, name="incoming"),
    path("incoming/<uuid:number>/identity/", views.identity, name="identity"),
    path("incoming/<uuid:number>/accept/", views.accept, name="accept"),
    path("incoming/<uuid:number>/reject/", views.reject, name="reject"),
    path("case/<str:reference>/", views.case, name="case"),
    path("case/<str:reference>/offer/", views.offer, name="offer"),
    path("case/<str:reference>/outside/", views.outside, name="outside"),
    path("case/<str:reference>/received/", views.received, name="received"),
    path("case/<str:reference>/print/", views.printed, name="printed"),
    path("case/<str:reference>/<uuid:number>/withdraw/", views.withdraw, name="withdraw"),
    path("case/<str:reference>/<uuid:number>/learning/", views.learning, name="learning"),
    path("case/<str:reference>/<uuid:number>/answer/", views.hear_back, name="hear_back"),
]
