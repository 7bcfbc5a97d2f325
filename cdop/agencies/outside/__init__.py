"""Pages for people at agencies, who have no account: a link, a code, their own form, and nothing else."""
