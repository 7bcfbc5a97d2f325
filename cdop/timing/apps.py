"""Registers the app."""

from django.apps import AppConfig


class TimingConfig(AppConfig):
    name = "cdop.timing"
    label = "timing"
