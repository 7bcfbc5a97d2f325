"""The one address behind a link. Served through config.urls_outside alone."""

from django.urls import URLPattern, path

from cdop.pickups import views

app_name = "collect"
urlpatterns: list[URLPattern] = [path("<slug:panel>/<str:token>/", views.door, name="door")]
