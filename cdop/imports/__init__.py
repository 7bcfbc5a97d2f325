"""Bringing records in from files: nothing is lost."""
