"""Cohort, measure, released table: the only door to aggregates."""
