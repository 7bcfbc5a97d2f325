"""Registers the app and the publications it can make by itself."""

from importlib import import_module

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "cdop.figures"
    label = "figures"

    def ready(self) -> None:
        for room in ("audiences", "kinds.tables"):  # code lists and publications are known by being read
            import_module(f"cdop.figures.{room}")
