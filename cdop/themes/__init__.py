"""Themes that the chair names, and their tags on factors and learning points. Knows reviews, and no figure."""
