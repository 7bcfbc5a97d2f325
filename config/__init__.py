"""How one deployment is wired: environment, settings, URLs, Celery. Knows cdop; cdop never imports it."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
