"""The door for a WSGI server. It stays shut while the database's wall between panels has a hole."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from cdop.core.isolation.catalogue import refuse_unsafe_login  # noqa: E402
from config.limits import limit_statements  # noqa: E402

refuse_unsafe_login()
limit_statements()
