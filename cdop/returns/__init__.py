"""National returns."""
