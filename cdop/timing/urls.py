"""Addresses of timing."""

from django.urls import URLPattern, path

from cdop.timing import views

app_name = "timing"
urlpatterns: list[URLPattern] = [
    path("rules/", views.limits, name="limits"),
    path("rules/<slug:code>/", views.limit, name="limit"),
    path("rules/<slug:code>/reset/", views.reset, name="reset"),
    path("case/<str:reference>/", views.dates, name="dates"),
    path("case/<str:reference>/hold/", views.new_hold, name="new_hold"),
    path("case/<str:reference>/hold/<uuid:number>/", views.hold, name="hold"),
    path("case/<str:reference>/hold/<uuid:number>/end/", views.end_hold, name="end_hold"),
    path("case/<str:reference>/day/<slug:kind>/", views.day, name="day"),
    path("case/<str:reference>/day/<slug:kind>/take-back/", views.take_back_day, name="take_back_day"),
    path("case/<str:reference>/sent/<slug:what>/", views.notice, name="notice"),
    path("case/<str:reference>/sent/<int:number>/withdraw/", views.withdraw_notice, name="withdraw_notice"),
]
