"""Registers the app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "cdop.indicators"
    label = "indicators"
