"""Each kind of anonymised summary, a file of its own."""
