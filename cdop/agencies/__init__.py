"""What agencies are asked about a death, what they answered, and where answers disagree."""
