"""Settings for tests: the same database engine and roles, cheaper hashing, mail kept in memory.

Tests have a data folder and a database server of their own (tests/cluster.py); what this machine is set up
for is left out of account.
"""

import atexit
import os
import shutil
import tempfile

if "CDOP_TEST_DATA_DIR" not in os.environ:  # workers of pytest-xdist share the folder of the process above
    os.environ["CDOP_TEST_DATA_DIR"] = tempfile.mkdtemp(prefix="cdop-test-")
    atexit.register(shutil.rmtree, os.environ["CDOP_TEST_DATA_DIR"], ignore_errors=True)
for name in (
    "CDOP_ENV",
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "CELERY_BROKER_URL",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
):
    os.environ.pop(name, None)
os.environ.update(CDOP_DATA_DIR=os.environ["CDOP_TEST_DATA_DIR"], CDOP_ENV_FILE=os.devnull)

from config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]
