"""Registers the app."""

from django.apps import AppConfig


class DigestsConfig(AppConfig):
    name = "cdop.digests"
    label = "digests"
