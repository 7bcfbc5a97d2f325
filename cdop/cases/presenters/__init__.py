"""Words and shapes of the pages of cases. Given everything they need; no queries."""
