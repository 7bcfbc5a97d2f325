"""Pages for those who let programs in, and addresses for the programs themselves."""
