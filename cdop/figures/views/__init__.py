"""Pages of figures: what recurs, releases and their ledger, tables brought by people."""
