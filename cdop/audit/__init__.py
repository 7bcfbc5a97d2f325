"""Append-only, hash-chained record of every write and every identifiable read."""
