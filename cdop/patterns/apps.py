"""Registers the app."""

from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "cdop.patterns"
    label = "patterns"
