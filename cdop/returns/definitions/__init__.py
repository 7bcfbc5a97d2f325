"""Each national return, a file of its own."""
