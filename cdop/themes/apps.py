"""Registers the app."""

from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "cdop.themes"
    label = "themes"
