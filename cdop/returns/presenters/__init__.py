"""Words and tables of the pages of returns."""
