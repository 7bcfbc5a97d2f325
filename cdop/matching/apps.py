"""Registers the app."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "cdop.matching"
    label = "matching"
