"""Registers the app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "cdop.api"
    label = "api"
