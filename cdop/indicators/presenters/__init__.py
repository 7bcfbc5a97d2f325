"""Words and shapes of indicators: sentences, tables, plots, files."""
