"""Registers the app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "cdop.access"
    label = "access"
