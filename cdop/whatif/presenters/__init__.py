"""What-if in words, tables and one plot."""
