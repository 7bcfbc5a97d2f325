"""Registers the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "cdop.audit"
    label = "audit"
