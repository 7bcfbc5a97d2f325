"""Addresses of cases."""

from django.urls import path

from cdop.cases import views

app_name = "cases"
urlpatterns = [
    path("new/", views.new, name="new"),
    path("<str:reference>/", views.case, name="case"),
    path("<str:reference>/received/", views.received, name="received"),
    path("<str:reference>/identity/", views.identity, name="identity"),
    path("<str:reference>/section/<slug:slug>/", views.section, name="section"),
    path("<str:reference>/child/", views.child, name="child"),
    path("<str:reference>/notification/", views.notification, name="notification"),
    path("<str:reference>/circumstances/", views.circumstances, name="circumstances"),
    path("<str:reference>/family/", views.family, name="family"),
    path("<str:reference>/section/<slug:slug>/draft/", views.draft, name="draft"),
    path("<str:reference>/section/<slug:slug>/draft/discard/", views.discard_draft, name="discard_draft"),
    path("<str:reference>/section/<slug:slug>/add/", views.add_row, name="add_row"),
    path("<str:reference>/section/<slug:slug>/<uuid:row>/", views.change_row, name="change_row"),
    path("<str:reference>/section/<slug:slug>/<uuid:row>/withdraw/", views.withdraw_row, name="withdraw_row"),
    path("<str:reference>/section/<slug:slug>/<uuid:row>/restore/", views.restore_row, name="restore_row"),
    path("<str:reference>/forms/<slug:slug>/", views.supplementary, name="supplementary"),
    path("<str:reference>/move/<slug:act>/", views.move, name="move"),
    path("<str:reference>/history/", views.history, name="history"),
]
