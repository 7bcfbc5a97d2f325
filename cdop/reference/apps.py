"""Registers the app."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "cdop.reference"
    label = "reference"
