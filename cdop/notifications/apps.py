"""Registers the app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "cdop.notifications"
    label = "notifications"
