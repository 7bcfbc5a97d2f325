"""Registers the app and the summaries it can make."""

from importlib import import_module

from django.apps import AppConfig


class SummariesConfig(AppConfig):
    name = "cdop.summaries"
    label = "summaries"

    def ready(self) -> None:
        import_module("cdop.summaries.kinds.panel")
