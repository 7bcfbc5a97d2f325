"""Every address of the site."""

from django.urls import URLPattern, URLResolver, include, path

from cdop.core.views import healthz, readyz
from config.home import home

handler500 = "cdop.core.views.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("account/", include("allauth.urls")),
    path("", include("cdop.access.urls")),
    path("cases/", include("cdop.worklist.urls")),
    path("cases/", include("cdop.cases.urls")),
    path("cases/<str:reference>/review/", include("cdop.reviews.urls")),
    path("timing/", include("cdop.timing.urls")),
    path("agencies/", include("cdop.agencies.urls")),
    path("notifications/", include("cdop.notifications.urls")),
    path("matching/", include("cdop.matching.urls")),
    path("transfers/", include("cdop.transfers.urls")),
    path("attachments/", include("cdop.attachments.urls")),
    path("imports/", include("cdop.imports.urls")),
    path("learning-themes/", include("cdop.themes.urls")),
    path("indicators/", include("cdop.indicators.urls")),
    path("dashboard/", include("cdop.dashboard.urls")),
    path("what-if/", include("cdop.whatif.urls")),
    path("", include("cdop.monitoring.urls")),
    path("patterns/", include("cdop.patterns.urls")),
    path("", include("cdop.figures.urls")),
    path("summaries/", include("cdop.summaries.urls")),
    path("returns/", include("cdop.returns.urls")),
    path("documents/", include("cdop.artefacts.urls")),
    path("pickups/", include("cdop.pickups.urls")),
    path("retention/", include("cdop.retention.urls")),
    path("digests/", include("cdop.digests.urls")),
    path("work/", include("cdop.jobs.urls")),
    path("machines/", include("cdop.api.urls")),
]
