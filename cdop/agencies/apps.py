"""Registers the app."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "cdop.agencies"
    label = "agencies"
