"""Every address that people without an account may reach: nothing of config.urls is served beside them."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
