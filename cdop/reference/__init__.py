"""Editions of published data: areas, deprivation, births, deaths, populations."""
