"""Every address that people without an account may reach: nothing of config.urls is served beside them."""

from django.urls import URLPattern, URLResolver, include, path

handler500 = "cdop.core.views.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    path("notify/<slug:panel>/", include("cdop.notifications.urls_outside")),
    path("answer/", include("cdop.agencies.outside.urls")),
    path("collect/", include("cdop.pickups.urls_outside")),
    path("api/", include("cdop.api.urls_machine")),
]
