"""The page in shapes: sentences, plots, tables, files."""
