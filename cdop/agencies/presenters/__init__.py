"""Words and shapes of the office's pages about agencies. No queries: everything shown is handed in."""
