"""Registers the app and the returns it can make."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "cdop.returns"
    label = "returns"

    def ready(self) -> None:
        from cdop.returns.definitions.known import definitions, publish

        for definition in definitions().values():
            publish(definition)
