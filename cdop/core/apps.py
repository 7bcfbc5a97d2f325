"""Registers the app."""

from django.apps import AppConfig

from cdop.core.logs import scrub_logs


class CoreConfig(AppConfig):
    name = "cdop.core"
    label = "core"

    def ready(self) -> None:
        scrub_logs()
