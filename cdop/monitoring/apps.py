"""Registers the app."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "cdop.monitoring"
    label = "monitoring"
