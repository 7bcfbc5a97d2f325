"""Registers the app."""

from django.apps import AppConfig


class ArtefactsConfig(AppConfig):
    name = "cdop.artefacts"
    label = "artefacts"
