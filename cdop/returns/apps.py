"""Registers the app and the returns it can make."""

from importlib import import_module

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "cdop.returns"
    label = "returns"

    def ready(self) -> None:
        import_module("cdop.returns.definitions.annual")
