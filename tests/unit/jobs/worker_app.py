"""A worker as it is deployed, that knows the tests' kinds of work besides."""

from config.celery import app

from . import kinds  # noqa: F401

__all__ = ["app"]
