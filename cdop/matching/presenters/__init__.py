"""Words and shapes of the pages of matching. Asks no database."""
