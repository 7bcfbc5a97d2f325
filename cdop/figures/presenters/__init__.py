"""Figures in shapes for pages: themes, releases, the ledger. They read nothing."""
