"""What is kept for a time only, found when it is past it. Nothing of a case is here, and nothing goes by itself."""
