"""Pages and files of patterns."""
