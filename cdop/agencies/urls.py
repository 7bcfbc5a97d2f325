"""Addresses of the office's pages about agencies. The pages for agencies themselves stand elsewhere."""

from django.urls import path

from cdop.agencies import views

app_name = "agencies"
urlpatterns = [
    path("", views.directory, name="directory"),
    path("start/", views.start, name="start"),
    path("new/", views.add_agency, name="add_agency"),
    path("<int:number>/", views.agency, name="agency"),
    path("<int:number>/change/", views.change_agency, name="change_agency"),
    path("<int:number>/retire/", views.retire_agency, name="retire_agency"),
    path("<int:number>/contacts/new/", views.add_contact, name="add_contact"),
    path("contacts/<uuid:number>/", views.contact, name="contact"),
    path("contacts/<uuid:number>/retire/", views.retire_contact, name="retire_contact"),
    path("case/<str:reference>/", views.case, name="case"),
    path("case/<str:reference>/ask/", views.ask, name="ask"),
    path("case/<str:reference>/ask/adopt/", views.adopt, name="adopt"),
    path("case/<str:reference>/answers/", views.answers, name="answers"),
    path("case/<str:reference>/answers/new/", views.take_new, name="take_new"),
    path("case/<str:reference>/answers/<slug:slug>/<slug:name>/", views.decide, name="decide"),
    path("requests/", views.requests, name="requests"),
    path("requests/<int:number>/", views.request, name="request"),
    path("requests/<int:number>/remind/", views.remind, name="remind"),
    path("requests/<int:number>/change/", views.change, name="change"),
    path("requests/<int:number>/<slug:act>/", views.act, name="act"),
    path("reminders/", views.ladder, name="ladder"),
    path("letters/", views.letters, name="letters"),
    path("letters/<uuid:number>/", views.letter, name="letter"),
    path("letters/<uuid:number>/again/", views.send_letter_again, name="send_letter_again"),
]
