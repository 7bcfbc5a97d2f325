"""Said once: every question, code and statutory form, and what follows from them."""
