"""The release ledger: what was told before, as a reader of all releases could put it together."""
