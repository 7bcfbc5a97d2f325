"""Registers the app."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "cdop.attachments"
    label = "attachments"
