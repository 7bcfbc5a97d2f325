"""Pages of notifications: for the office, and for anyone."""
