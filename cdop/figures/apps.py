"""Registers the app."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "cdop.figures"
    label = "figures"
