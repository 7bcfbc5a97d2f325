"""How one deployment is wired: environment, settings, URLs, Celery. Knows cdop; cdop never imports it."""
