"""Registers the app."""

from django.apps import AppConfig


class DatasetConfig(AppConfig):
    name = "cdop.dataset"
    label = "dataset"
