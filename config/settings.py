"""Django settings, all of them read from one typed environment (config.env)."""

from importlib.util import find_spec
from pathlib import Path

from celery.schedules import crontab

from config.env import read_environment

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = read_environment()

SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENV.trusted_origins
DATA_DIR = ENV.data_dir
CODE_VERSION = ENV.code_version
PORT = ENV.port
SITE_URL = ENV.site_url or f"http://127.0.0.1:{PORT}"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_filters",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "cdop.core",
    "cdop.dataset",
    "cdop.audit",
    "cdop.access",
    "cdop.reference",
    "cdop.jobs",
    "cdop.artefacts",
    "cdop.letters",
    "cdop.cases",
    "cdop.timing",
    "cdop.agencies",
    "cdop.notifications",
    "cdop.matching",
    "cdop.transfers",
    "cdop.attachments",
    "cdop.reviews",
    "cdop.themes",
    "cdop.indicators",
    "cdop.figures",
    "cdop.patterns",
    "cdop.monitoring",
    "cdop.whatif",
    "cdop.returns",
    "cdop.summaries",
    "cdop.imports",
    "cdop.worklist",
    "cdop.dashboard",
    "cdop.pickups",
    "cdop.retention",
    "cdop.digests",
    "cdop.api",
]

# The command `lintmigrations`, where the development requirements are installed.
if not ENV.production and find_spec("django_migration_linter"):
    INSTALLED_APPS.append("django_migration_linter")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cdop.core.outside.OutsideMiddleware",
    "cdop.core.middleware.ResponseHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cdop.access.middleware.PanelMiddleware",
    "cdop.access.throttling.ThrottleMiddleware",
]

ROOT_URLCONF = "config.urls"
# What people without an account may reach, and nothing else, under these beginnings of a path.
OUTSIDE_URLCONF = "config.urls_outside"
OUTSIDE_PATHS = ("/notify/", "/answer/", "/collect/", "/api/")
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cdop.access.context_processors.actor",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "nhsuk"
CRISPY_TEMPLATE_PACK = "nhsuk"

# "default" is cdop_app: no superuser, owns nothing, sees one panel at a time. "owner" migrates.
DATABASES = ENV.databases
EMBEDDED_DATABASE = ENV.embedded_database
DATABASE_ROUTERS = ["cdop.core.isolation.router.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "cdop.access.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/5m/key,60/5m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_NAME = "__Host-session" if ENV.https else "session"
SESSION_COOKIE_SECURE = ENV.https
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if ENV.https else "csrf"
CSRF_COOKIE_SECURE = ENV.https
CSRF_COOKIE_HTTPONLY = True
NOTIFY_COOKIE_NAME = "__Host-notify" if ENV.https else "notify"
CSRF_FAILURE_VIEW = "cdop.access.views.csrf_failure"
SECURE_SSL_REDIRECT = ENV.https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
BEHIND_PROXY = ENV.behind_proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.behind_proxy else None
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENV.https
SECURE_HSTS_PRELOAD = ENV.https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = ["security.W002"]  # ResponseHeadersMiddleware sets X-Frame-Options
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Uploads hold identities: they stay in memory, and are sealed before they reach a disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
# Where clamd listens; blank: attached files are not scanned, and say so.
SCANNER = ENV.scanner
IDLE_MINUTES = 20
IS_DEMO = not ENV.production

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
FORMAT_MODULE_PATH = None

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # files are served from where they are: there is nothing to collect

EMAIL_BACKEND = ENV.email_backend
EMAIL_HOST = ENV.email.host
EMAIL_PORT = ENV.email.port
EMAIL_HOST_USER = ENV.email.user
EMAIL_HOST_PASSWORD = ENV.email.password
EMAIL_USE_TLS = ENV.email.use_tls
EMAIL_USE_SSL = ENV.email.use_ssl
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = DATA_DIR / "outbox"
DEFAULT_FROM_EMAIL = ENV.email_from
# Where the signed heads of the audit chains are sent each night; blank: they stay in the data folder.
ANCHOR_TO = ENV.anchor_to

# Keys that never enter the database (docs/adr).
CONTEXT_KEY = ENV.context_key
KEY_ENCRYPTION_KEY = ENV.key_encryption_key
SIGNING_KEY = ENV.signing_key

CELERY_BROKER_URL = ENV.broker_url
EMBEDDED_BROKER = ENV.embedded_broker
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A killed worker's message returns when the visibility timeout is over, which must exceed the longest task;
# the transport's own defaults would look for such messages only every 100 seconds.
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {}
    if CELERY_BROKER_URL.startswith("amqp")
    else {
        "visibility_timeout": 1200,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
    }
)
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celery" / "beat")
# A tick nobody took before the next one is dropped, so that none pile up while the worker is away.
CELERY_BEAT_SCHEDULE = {
    "forget": {"task": "cdop.notifications.tasks.forget", "schedule": 600.0, "options": {"expires": 600}},
    "sweep": {"task": "cdop.jobs.tasks.sweep", "schedule": 10.0, "options": {"expires": 10}},
    "tell_of_work": {
        "task": "cdop.letters.tasks.tell_of_work",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "alike": {
        "task": "cdop.matching.tasks.look_where_changed",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    # Several hours of the night, for a clock that slept; each panel is looked through once a night all the same.
    "alike_everywhere": {
        "task": "cdop.matching.tasks.look_everywhere",
        "schedule": crontab(minute=20, hour="1-5"),
        "options": {"expires": 3000},
    },
    # Mondays, twice for a clock that slept; nothing is found twice.
    "watch": {
        "task": "cdop.monitoring.tasks.watch_all",
        "schedule": crontab(minute=50, hour="5,13", day_of_week="mon"),
        "options": {"expires": 3000},
    },
    # The same: one file a night.
    "anchor": {
        "task": "cdop.artefacts.tasks.anchor",
        "schedule": crontab(minute=40, hour="0-5"),
        "options": {"expires": 3000},
    },
    # The same: what is past its time is looked for once a night, and nothing is removed.
    "retention": {
        "task": "cdop.retention.tasks.look_everywhere",
        "schedule": crontab(minute=50, hour="1-6"),
        "options": {"expires": 3000},
    },
    # Each hour of every day, for a clock that slept; one a week, and one a month, all the same.
    "digests": {
        "task": "cdop.digests.tasks.ask_everywhere",
        "schedule": crontab(minute=25, hour="6-18"),
        "options": {"expires": 3000},
    },
    # Each hour of the day, for a clock that slept; a panel's reminders are one job a day all the same.
    "reminders": {
        "task": "cdop.agencies.tasks.remind_all",
        "schedule": crontab(minute=5, hour="7-18"),
        "options": {"expires": 3000},
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
