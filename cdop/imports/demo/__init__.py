"""Invented extracts, and an invented walk of some cases, for demonstrations."""
