"""Registers the app."""

from django.apps import AppConfig


class WhatIfConfig(AppConfig):
    name = "cdop.whatif"
    label = "whatif"
