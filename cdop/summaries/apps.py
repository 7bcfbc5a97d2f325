"""Registers the app and the summaries it can make."""

from importlib import import_module

from django.apps import AppConfig


class SummariesConfig(AppConfig):
    name = "cdop.summaries"
    label = "summaries"

    def ready(self) -> None:
        for kind in ("panel", "theme", "case", "annual.publications"):
            import_module(f"cdop.summaries.kinds.{kind}")
