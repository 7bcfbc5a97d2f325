"""Registers the app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cdop.core"
    label = "core"
