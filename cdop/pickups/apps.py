"""Registers the app."""

from django.apps import AppConfig


class PickupsConfig(AppConfig):
    name = "cdop.pickups"
    label = "pickups"
