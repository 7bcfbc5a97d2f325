"""Registers the app."""

from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "cdop.worklist"
    label = "worklist"
