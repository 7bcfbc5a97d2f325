"""Registers the app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "cdop.jobs"
    label = "jobs"
