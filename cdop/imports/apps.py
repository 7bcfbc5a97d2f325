"""Registers the app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "cdop.imports"
    label = "imports"
