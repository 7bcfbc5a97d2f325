"""Registers the app."""

from django.apps import AppConfig


class TransfersConfig(AppConfig):
    name = "cdop.transfers"
    label = "transfers"
