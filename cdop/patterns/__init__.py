"""Factors and patterns: which factors, how many, which together. Counts; keeps nothing."""
