"""Anonymised summaries."""
