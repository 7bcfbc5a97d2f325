"""What to do next today, over every room. Owns no case."""
