"""Registers the app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cdop.cases"
    label = "cases"
