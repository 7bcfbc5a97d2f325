"""Registers the app."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "cdop.letters"
    label = "letters"
