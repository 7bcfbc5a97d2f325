"""What programs of others may read of a panel: released tables, with a token of their own, and nothing else."""
