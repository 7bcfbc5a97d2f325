"""Registers the app."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "cdop.retention"
    label = "retention"
