"""A death told to the panel from outside, by someone without an account."""
